/** A person who may be meant by a surname, with the likelihood, 0 to 1, without context. */
export type SharedSurname = { readonly name: number; readonly prior: number };
