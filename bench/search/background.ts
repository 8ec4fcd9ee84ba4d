// The background of the extension, that also answers the bench: one script, so that what both need is
// loaded once.
import { startBackground } from '@/lib/host/background';
import './worker';

startBackground();
