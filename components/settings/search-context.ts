import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { isFound } from '@/lib/state/settings-search';

/** What the reader looks for among the settings; empty for all of them. */
export const SettingsQuery = createContext('');

/** Whether a setting with these words is looked for. */
export function useIsFound(texts: readonly string[]): boolean {
  return isFound(useContext(SettingsQuery), texts);
}
