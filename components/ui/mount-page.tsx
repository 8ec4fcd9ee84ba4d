import { render, type JSX } from 'preact';
import { i18n } from '#i18n';

/** Shows the document in light or dark colours; undefined for what the system says. */
export function showScheme(scheme: 'light' | 'dark' | undefined): void {
  const { dataset } = document.documentElement;
  if (scheme) dataset['scheme'] = scheme;
  else delete dataset['scheme'];
}

/**
 * Draws `page` into the document and tells the browser the language and direction of its words.
 *
 * @param title of the document; without it the page's own markup has one, or sets it later
 */
export function mountPage(page: JSX.Element, title?: string): void {
  const { documentElement, body } = document;
  documentElement.lang = i18n.t('ui_language');
  documentElement.dir = i18n.t('ui_direction');
  if (title !== undefined) document.title = title;
  render(page, body);
}
