/**
 * `text` as an address that may be linked to: http or https and nothing else, so that an archive
 * cannot put a script or a local file behind a link. Undefined when it is not one.
 */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
