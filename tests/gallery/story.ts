import type { JSX } from 'preact';

/** One surface in one state. */
export type Story = { show(): Promise<JSX.Element> };

/** What is asked for and never comes. */
export const never = <T>(): Promise<T> => new Promise(() => {});
/** What is asked for and fails. */
export const fails = (): Promise<never> => Promise.reject(new Error('a sample of a failure'));
