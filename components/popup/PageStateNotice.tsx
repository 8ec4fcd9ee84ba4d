import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ImportNews, PageState } from '@/lib/model/answers';
import type { PageView, PopupModelInstance } from '@/lib/state/popup-model';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { ProgressBar, shareOfImport } from '@/components/ui/ProgressBar';
import css from './PageStateNotice.module.css';

/** Why the page in front has no names to list, and what to do about it; nothing when it has some. */
export function PageStateNotice({ model }: { model: PopupModelInstance }): JSX.Element | null {
  const view = model.page.value;
  if (view.kind === 'waiting')
    return <output class={css['waiting']}>{i18n.t('popup.waiting')}</output>;
  const coming = model.coming.value;
  if (coming) return <ComingNotice news={coming} />;
  const words = wordsFor(view);
  if (words === undefined) return null;
  return (
    <div class={css['notice']}>
      <Notice look={view.kind === 'failed' ? 'problem' : 'info'} actions={nextStep(model, view)}>
        {words}
      </Notice>
    </div>
  );
}

/** Says that an archive is on its way into the empty library, and how far it is. */
function ComingNotice({ news }: { readonly news: ImportNews }): JSX.Element {
  return (
    <div class={css['notice']}>
      <Notice>
        <p>{i18n.t('popup.archive_coming', [news.name])}</p>
        <ProgressBar share={shareOfImport(news.progress)} label={i18n.t('import.progress_label')} />
      </Notice>
    </div>
  );
}

/** What the reader can do about it from here. */
function nextStep(model: PopupModelInstance, view: PageView): JSX.Element | null {
  if (view.kind === 'waiting') return null;
  if (view.kind === 'failed' || view.page.kind === 'no-archive')
    return (
      <Button look="primary" icon="archive" onClick={model.openLibrary}>
        {i18n.t('popup.open_library')}
      </Button>
    );
  if (view.page.kind === 'no-access')
    return (
      <Button look="primary" onClick={() => void model.allowSites()}>
        {i18n.t('first_run.allow')}
      </Button>
    );
  return null;
}

function wordsFor(view: PageView): string | undefined {
  switch (view.kind) {
    case 'waiting':
      return undefined;
    case 'failed':
      return i18n.t('popup.page_failed');
    case 'known':
      return pageWords(view.page);
  }
}

function pageWords(page: PageState): string | undefined {
  switch (page.kind) {
    case 'on':
      return page.names.length === 0 ? i18n.t('popup.no_names') : undefined;
    case 'off-here':
      return i18n.t('popup.off_here');
    case 'off':
      return i18n.t('popup.off');
    case 'no-access':
      return i18n.t('popup.no_access');
    case 'cannot-run':
      return i18n.t('popup.cannot_run');
    case 'no-archive':
      return i18n.t('popup.no_archive');
  }
}
