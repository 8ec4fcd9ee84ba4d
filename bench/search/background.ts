// The background of the extension, that also answers the bench: one script, so that what both need is
// loaded once.
import '@/lib/host/open-early';
import { startBackground } from '@/lib/host/background';
import { serveBench } from './worker';

serveBench(startBackground());
