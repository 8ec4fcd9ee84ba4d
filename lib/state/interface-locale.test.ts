import { afterAll, expect, it } from 'vitest';
import { installMessages, installTable } from '@/tests/install-messages';
import { formatDate } from './format';
import { interfaceLocale } from './interface-locale';

afterAll(installMessages);

const speak = (language: string): void => installTable({ ui_language: { message: language } });

it('writes dates and numbers in the language of the words', () => {
  speak('de');
  expect(formatDate({ iso: '2015-06', precision: 'month' })).toBe('Juni 2015');
});

it('keeps the browser’s own country where it speaks the language of the words', () => {
  const own = new Intl.Locale(new Intl.DateTimeFormat().resolvedOptions().locale);
  speak(own.language);
  expect(new Intl.Locale(interfaceLocale()).region).toBe(own.region);
});

it('never moves a year into another calendar: it would be another year', () => {
  speak('fa');
  expect(formatDate({ iso: '2015', precision: 'year' })).toBe('۲۰۱۵');
});
