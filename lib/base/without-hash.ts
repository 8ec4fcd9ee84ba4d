/** An address without its fragment: what pages are told apart by. */
export function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '');
}
