/**
 * What `load` gives, asked for with the first call. After a failure the next call tries again: the
 * files of an extension are exchanged when it is updated.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load();
    loading.catch(() => (loading = undefined));
    return loading;
  };
}
