import { render, type JSX } from 'preact';
import { i18n } from '#i18n';

/** Draws `page` into the document and tells the browser the language and direction of its words. */
export function mountPage(page: JSX.Element): void {
  const { documentElement, body } = document;
  documentElement.lang = i18n.t('ui_language');
  documentElement.dir = i18n.t('ui_direction');
  render(page, body);
}
