/** Arena pages, so that growing never copies what was written. */
const PAGE_BITS = 16;
const PAGE_BYTES = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_BYTES - 1;
/** A list is a chain of slices; the last bytes of each hold the address of the next. */
const LINK_BYTES = 4;
const FIRST_SLICE_BYTES = 8;
const MAX_SLICE_BYTES = 1 << 12;

/** Numbers by list, grown by doubling. */
type State = {
  cur: Uint32Array;
  tf: Uint32Array;
  next: Uint32Array;
  df: Uint32Array;
  bytes: Uint32Array;
  head: Uint32Array;
  at: Uint32Array;
  end: Uint32Array;
};

/**
 * Postings of many lists while their documents stream in, as varints in one arena: a list costs a
 * few bytes a posting and no objects. Documents come in ascending order.
 *
 * A posting is (gap since the document before, minus one) · 2 + (1 when the word occurs more than
 * once), then occurrences − 2 in that case.
 */
export class PostingsPool {
  readonly #pages: Uint8Array[] = [];
  #allocated = 0;
  #state: State = grow(undefined, 1024);

  /** Bytes taken for postings so far. */
  get allocated(): number {
    return this.#pages.length * PAGE_BYTES;
  }

  /** Counts one occurrence in document `docnum` of list `list`. @returns whether it is the first */
  add(list: number, docnum: number): boolean {
    if (list >= this.#state.cur.length) this.#state = grow(this.#state, list + 1);
    const { cur, tf } = this.#state;
    // Documents are kept plus one, so that 0 means a list without any.
    if (cur[list] === docnum + 1) {
      tf[list] = (tf[list] ?? 0) + 1;
      return false;
    }
    this.#flush(list);
    cur[list] = docnum + 1;
    tf[list] = 1;
    return true;
  }

  /** Closes a list. @returns its document count and bytes; {0, empty} for a list never added to */
  take(list: number): { df: number; bytes: Uint8Array } {
    if (list >= this.#state.cur.length) return { df: 0, bytes: new Uint8Array(0) };
    this.#flush(list);
    const { df, bytes, head } = this.#state;
    const length = bytes[list] ?? 0;
    const out = new Uint8Array(length);
    let address = head[list] ?? 0;
    let slice = FIRST_SLICE_BYTES;
    for (let done = 0; done < length;) {
      const page = this.#page(address);
      const from = address & PAGE_MASK;
      const part = Math.min(length - done, slice - LINK_BYTES);
      out.set(page.subarray(from, from + part), done);
      done += part;
      if (done < length) address = readLink(page, from + slice - LINK_BYTES);
      slice = nextSlice(slice);
    }
    return { df: df[list] ?? 0, bytes: out };
  }

  #flush(list: number): void {
    const state = this.#state;
    const occurrences = state.tf[list] ?? 0;
    if (occurrences === 0) return;
    const docnum = (state.cur[list] ?? 0) - 1;
    this.#varint(list, (docnum - (state.next[list] ?? 0)) * 2 + (occurrences > 1 ? 1 : 0));
    if (occurrences > 1) this.#varint(list, occurrences - 2);
    state.next[list] = docnum + 1;
    state.df[list] = (state.df[list] ?? 0) + 1;
    state.tf[list] = 0;
  }

  #varint(list: number, value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#byte(list, (rest & 127) | 128);
      rest = Math.floor(rest / 128);
    }
    this.#byte(list, rest);
  }

  #byte(list: number, value: number): void {
    const state = this.#state;
    let at = state.at[list] ?? 0;
    const end = state.end[list] ?? 0;
    if (at === end) at = this.#openSlice(list, end);
    this.#page(at)[at & PAGE_MASK] = value;
    state.at[list] = at + 1;
    state.bytes[list] = (state.bytes[list] ?? 0) + 1;
  }

  /** @param full where the list's last slice ends, 0 for a new list @returns where to write */
  #openSlice(list: number, full: number): number {
    const state = this.#state;
    const written = state.bytes[list] ?? 0;
    const size = sliceAfter(written);
    // A slice never crosses a page, so that it is one piece of memory.
    if (this.#allocated + size > this.#pages.length * PAGE_BYTES) {
      this.#allocated = this.#pages.length * PAGE_BYTES;
      this.#pages.push(new Uint8Array(PAGE_BYTES));
    }
    const start = this.#allocated;
    this.#allocated += size;
    if (written === 0) state.head[list] = start;
    else writeLink(this.#page(full), full & PAGE_MASK, start);
    state.end[list] = start + size - LINK_BYTES;
    return start;
  }

  #page(address: number): Uint8Array {
    const page = this.#pages[Math.floor(address / PAGE_BYTES)];
    if (!page) throw new RangeError('Backfile: an address outside the postings');
    return page;
  }
}

function nextSlice(size: number): number {
  return Math.min(size * 2, MAX_SLICE_BYTES);
}

/** The size of the slice that follows after `written` bytes of a list. */
function sliceAfter(written: number): number {
  let size = FIRST_SLICE_BYTES;
  for (let held = size - LINK_BYTES; held <= written; held += size - LINK_BYTES)
    size = nextSlice(size);
  return size;
}

function readLink(page: Uint8Array, at: number): number {
  return (
    ((page[at] ?? 0) |
      ((page[at + 1] ?? 0) << 8) |
      ((page[at + 2] ?? 0) << 16) |
      ((page[at + 3] ?? 0) << 24)) >>>
    0
  );
}

function writeLink(page: Uint8Array, at: number, address: number): void {
  page[at] = address & 255;
  page[at + 1] = (address >>> 8) & 255;
  page[at + 2] = (address >>> 16) & 255;
  page[at + 3] = address >>> 24;
}

function grow(old: State | undefined, lists: number): State {
  const size = Math.max(lists, (old?.cur.length ?? 0) * 2);
  const wider = (values: Uint32Array | undefined): Uint32Array => {
    const wide = new Uint32Array(size);
    if (values) wide.set(values);
    return wide;
  };
  return {
    cur: wider(old?.cur),
    tf: wider(old?.tf),
    next: wider(old?.next),
    df: wider(old?.df),
    bytes: wider(old?.bytes),
    head: wider(old?.head),
    at: wider(old?.at),
    end: wider(old?.end),
  };
}
