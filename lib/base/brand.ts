declare const brand: unique symbol;

/** `T` with a name that keeps two kinds of it apart at compile time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
