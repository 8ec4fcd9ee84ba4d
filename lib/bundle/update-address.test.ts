import { expect, it } from 'vitest';
import { checkFileAddress, checkUpdateAddress } from './update-address';

it.each([
  'https://archive.example/list.json',
  'https://archive.example:8443/a/list.json?x=1',
  'https://8.8.8.8/list.json',
  'https://[2606:4700::1111]/list.json',
  'https://münchen.example/liste.json',
])('asks %s, also when a publisher gave it', (address) => {
  expect(checkUpdateAddress(address, 'published').ok).toBe(true);
});

it.each([
  'http://archive.example/list.json',
  'ftp://archive.example/list.json',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:application/json,{}',
  'https://me:secret@archive.example/list.json',
  'https://10.0.0.1/',
  'https://192.168.1.1/',
  'https://172.20.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/',
  'https://0.0.0.0/',
  'https://3232235777/',
  'https://0xa.0.0.1/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::a00:1]/',
  'https://router/',
  'https://printer.local/',
  'https://wiki.corp/',
  'https://fritz.home.arpa./',
  'not an address',
  '',
])('does not ask %s, whoever gave it', (address) => {
  expect(checkUpdateAddress(address, 'published').ok).toBe(false);
  expect(checkUpdateAddress(address, 'typed').ok).toBe(false);
});

it.each(['http://localhost:8080/list.json', 'http://127.0.0.1/list.json', 'https://[::1]/'])(
  'asks %s only when a person typed it',
  (address) => {
    expect(checkUpdateAddress(address, 'typed').ok).toBe(true);
    expect(checkUpdateAddress(address, 'published').ok).toBe(false);
  },
);

it.each([
  ['v2.zip', 'https://archive.example/letters/v2.zip'],
  ['/v2.zip#x', 'https://archive.example/v2.zip'],
  ['https://archive.example/v2.zip', 'https://archive.example/v2.zip'],
])('finds the file %s beside the list', (file, wanted) => {
  const found = checkFileAddress(file, new URL('https://archive.example/letters/list.json'));
  expect(found.ok && found.value.href).toBe(wanted);
});

it.each([
  'https://other.example/v2.zip',
  '//other.example/v2.zip',
  'http://archive.example/v2.zip',
  'https://archive.example:444/v2.zip',
  'https://x@archive.example/v2.zip',
  'https://[',
])('does not follow the list to %s', (file) => {
  const list = new URL('https://archive.example/letters/list.json');
  expect(checkFileAddress(file, list).ok).toBe(false);
});
