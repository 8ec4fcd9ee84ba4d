// To be imported before anything else of the background.
import { openEarly } from '@/lib/store/direct-connection';

openEarly();
