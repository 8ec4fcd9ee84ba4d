/**
 * Fills `docs` and `tfs` from `from` on; see `PostingsPool` for the bytes.
 *
 * @returns where the bytes end, the last docnum, and the greatest of `tfs`, whether or not it fits there
 */
export function decodePostings(
  bytes: Uint8Array,
  from: number,
  docs: Uint32Array,
  tfs: Uint8Array | Uint32Array,
): { offset: number; docnum: number; greatest: number } {
  let offset = from;
  let docnum = -1;
  let greatest = 1;
  tfs.fill(1);
  for (let i = 0; i < docs.length; i++) {
    let value = bytes[offset++] ?? 0;
    // Four postings of five are one byte.
    if (value > 127) {
      const end = endOf(bytes, offset);
      value = longer(bytes, offset - 1, end);
      offset = end;
    }
    docnum += (value >>> 1) + 1;
    docs[i] = docnum;
    if ((value & 1) === 0) continue;
    let more = bytes[offset++] ?? 0;
    if (more > 127) {
      const end = endOf(bytes, offset);
      more = longer(bytes, offset - 1, end);
      offset = end;
    }
    tfs[i] = 2 + more;
    if (more > greatest - 2) greatest = 2 + more;
  }
  return { offset, docnum, greatest };
}

/** Where a number ends of which one more byte follows at `offset`. */
function endOf(bytes: Uint8Array, offset: number): number {
  let end = offset;
  while ((bytes[end] ?? 0) > 127) end++;
  return end + 1;
}

function longer(bytes: Uint8Array, from: number, end: number): number {
  let value = 0;
  for (let at = end - 1; at >= from; at--) value = value * 128 + ((bytes[at] ?? 0) & 127);
  return value;
}
