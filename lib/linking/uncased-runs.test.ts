import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';
import { createPageLinker } from './page-linker';

const ARABIC = [
  'وصل الرئيس الإيراني إبراهيم رئيسي إلى بغداد. وقال الوزير حسين أمير عبد اللهيان إن المحادثات مستمرة. وزارت اللجنة جامعة طهران.',
  'قال وزير الخارجية حسين أمير عبد اللهيان إن الوضع صعب. التقى الرئيس إبراهيم رئيسي وفدا من جامعة طهران.',
  'أكد الرئيس أن الوضع صعب. وقال الوزير إن المحادثات صعبة. وقال الوزير إن الطقس بارد.',
];
const PERSIAN = [
  'آقای محمد جواد ظریف با دکتر علی اکبر صالحی دیدار کرد. دانشگاه تهران تعطیل شد.',
  'دکتر علی اکبر صالحی در دانشگاه تهران بود. آقای محمد جواد ظریف نیامد.',
];
const HEBREW = [
  'ראש הממשלה בנימין נתניהו נפגש עם שר החוץ ישראל כץ. אוניברסיטת תל אביב נסגרה.',
  'הנשיא יצחק הרצוג אמר כי שר החוץ ישראל כץ ביקר. סטודנטים של אוניברסיטת תל אביב הפגינו.',
];
const CHINESE = [
  '伊朗总统莱希在德黑兰会见了王毅外长。双方访问了北京大学。',
  '莱希总统说，王毅外长也同意。学生们在北京大学欢迎莱希总统。',
];
const JAPANESE = ['ライシ大統領は東京で岸田首相と会談した。', '岸田首相はライシ大統領を歓迎した。'];
const KOREAN = ['윤석열 대통령은 서울에서 연설했다.', '기자들은 윤석열 대통령을 만났다.'];

it.each([
  ['Arabic', ARABIC, ['إبراهيم رئيسي', 'جامعة طهران', 'حسين أمير عبد اللهيان']],
  ['Persian', PERSIAN, ['دانشگاه تهران', 'علی اکبر صالحی', 'محمد جواد ظریف']],
  ['Hebrew', HEBREW, ['אוניברסיטת תל אביב', 'ישראל כץ']],
  ['Chinese', CHINESE, ['北京大学', '王毅', '莱希']],
  ['Japanese', JAPANESE, ['ライシ', '岸田']],
  ['Korean', KOREAN, ['윤석열']],
])('finds names beside titles in %s texts, and nothing else', async (_, texts, names) => {
  const { entities } = await nameArchive(texts);
  expect(entities.map(({ canonical }) => canonical).toSorted()).toEqual(names);
});

it('takes whoever stands behind a title for a person, with the office', async () => {
  const archive = await nameArchive(ARABIC);
  const entity = archive.named('حسين أمير عبد اللهيان')?.entity;
  expect(entity?.kind).toBe('person');
  expect(entity?.roles.map(({ text }) => text)).toContain('وزير الخارجية');
});

it('takes what starts like a body for an organisation', async () => {
  const archive = await nameArchive(ARABIC);
  expect(archive.named('جامعة طهران')?.entity.kind).toBe('organisation');
});

it.each([
  [ARABIC, 'كان إبراهيم رئيسي في بغداد.', 'إبراهيم رئيسي'],
  [ARABIC, 'سافر الوفد وإبراهيم رئيسي معه.', 'إبراهيم رئيسي'],
  [CHINESE, '王毅说好。', '王毅'],
])('links them on pages without their titles', async (texts, text, name) => {
  const { table } = await nameArchive(texts);
  const found = createPageLinker([table]).namePage([{ id: 0, text }]);
  expect(found.map(({ surface, outcome }) => [surface, outcome])).toEqual([[name, 'link']]);
});
