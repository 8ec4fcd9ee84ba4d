import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '@/lib/host/background';

export default defineBackground(() => startBackground());
