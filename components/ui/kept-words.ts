import { i18n } from '#i18n';
import { keptFile, type KeptToSave, type KeptWords } from '@/lib/state/kept-file';
import { formatMoment } from '@/lib/state/format';
import { copyClip } from './copy-clip';
import { stepWords } from './step-words';

/** The words of the interface that go into a file of what is kept. */
export function keptWords(): KeptWords {
  return {
    title: i18n.t('kept.file_title'),
    pins: i18n.t('kept.pins'),
    notes: i18n.t('kept.notes'),
    trail: i18n.t('kept.trail'),
    language: i18n.t('ui_language'),
    direction: i18n.t('ui_direction'),
    step: stepWords,
    moment: (at) => formatMoment(at),
  };
}

/** Puts what is kept on the clipboard, as Markdown. @returns whether it worked */
export function copyKept(kept: KeptToSave): boolean {
  return copyClip({ text: keptFile(kept, 'markdown', keptWords()).text }, document);
}
