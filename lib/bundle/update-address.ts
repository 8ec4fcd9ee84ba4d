import ipaddr from 'ipaddr.js';
import { err, ok, type Result } from '@/lib/base/result';

/** Names of machines that are nobody's on the open network. */
const LOCAL_NAME =
  /(^|\.)(localhost|local|internal|intranet|private|corp|lan|home|home\.arpa|test|invalid)$/;
const MAX_ADDRESS_CHARS = 4096;

/** Who wrote an address: what a person typed may name this very machine. */
export type AddressOrigin = 'typed' | 'published';

/**
 * The address of a list of versions, if it may be asked: https on the open network, or, when a
 * person typed it, this machine itself. A name that leads to a private address is not known
 * before it is asked; addresses in numbers are.
 *
 * @returns why not, in a sentence
 */
export function checkUpdateAddress(text: string, origin: AddressOrigin): Result<URL, string> {
  const trimmed = text.trim();
  if (trimmed.length > MAX_ADDRESS_CHARS || !URL.canParse(trimmed))
    return err('This is no web address. It begins with https://.');
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '')
    return err('An address with a name or password in it is not asked.');
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  const isOwn = isLoopback(host);
  if (isOwn && origin === 'typed' && (url.protocol === 'http:' || url.protocol === 'https:'))
    return ok(withoutHash(url));
  if (url.protocol !== 'https:') return err('Only https addresses are asked.');
  if (isOwn || isPrivate(host))
    return err(`${url.hostname} is not on the open network, so it is not asked.`);
  return ok(withoutHash(url));
}

/**
 * The address of a file in the list at `list`: it must be of the same origin, so that nobody is
 * asked whom the reader did not agree to.
 */
export function checkFileAddress(text: string, list: URL): Result<URL, string> {
  if (!URL.canParse(text, list.href)) return err(`The list names an address that is none: ${text}`);
  const url = new URL(text, list);
  if (url.origin !== list.origin || url.username !== '' || url.password !== '')
    return err(
      `The list leads to another address (${url.origin}) than its own (${list.origin}), so it is not followed.`,
    );
  return ok(withoutHash(url));
}

function withoutHash(url: URL): URL {
  url.hash = '';
  return url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || rangeOf(host) === 'loopback';
}

function isPrivate(host: string): boolean {
  const range = rangeOf(host);
  if (range !== undefined) return range !== 'unicast';
  return !host.includes('.') || LOCAL_NAME.test(host);
}

/** What kind of address a host in numbers is; undefined for a name. */
function rangeOf(host: string): string | undefined {
  const bare = host.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? ipaddr.process(bare).range() : undefined;
}
