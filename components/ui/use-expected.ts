import { useEffect, useState } from 'preact/hooks';

/**
 * Whether to keep room for what is not there yet, because it was there the last time: so nothing
 * moves when it comes.
 *
 * @param name under which that is remembered
 * @param isThere undefined until that is known
 */
export function useExpected(name: string, isThere: boolean | undefined): boolean {
  const [was] = useState(() => localStorage.getItem(name) !== null);
  useEffect(() => {
    if (isThere === true) localStorage.setItem(name, '');
    if (isThere === false) localStorage.removeItem(name);
  }, [name, isThere]);
  return isThere ?? was;
}
