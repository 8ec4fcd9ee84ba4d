// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { lightnessOf, schemeBeside } from './colour-scheme';

test.each([
  ['rgb(0, 0, 0)', 0],
  ['rgb(255, 255, 255)', 1],
  ['rgba(255, 255, 255, 0.8)', 1],
  ['rgb(29, 28, 25)', 0.11],
  ['color(srgb 1 1 1)', 1],
  ['color(display-p3 0.9 0.9 0.9 / 0.5)', 0.9],
  ['oklch(0.97 0.01 90)', 0.97],
  ['oklab(0.2 0 0)', 0.2],
  ['lab(92 0 0)', 0.92],
  ['lch(10 5 40)', 0.1],
])('the lightness of %s is %f', (colour, lightness) => {
  expect(lightnessOf(colour)).toBeCloseTo(lightness, 2);
});

test.each(['', 'transparent', 'rgb()', 'hwb(1)'])('%j tells no lightness', (colour) => {
  expect(lightnessOf(colour)).toBeUndefined();
});

test('a card has the scheme that was chosen, or that of the text around it', () => {
  const element = document.createElement('p');
  element.style.color = 'rgb(240, 240, 240)';
  document.body.append(element);
  expect(schemeBeside(element, 'page')).toBe('dark');
  element.style.color = 'rgb(20, 20, 20)';
  expect(schemeBeside(element, 'page')).toBe('light');
  expect(schemeBeside(element, 'dark')).toBe('dark');
  expect(schemeBeside(element, 'system')).toBeUndefined();
});
