import '@/lib/host/open-early';
import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '@/lib/host/background';

export default defineBackground(() => void startBackground());
