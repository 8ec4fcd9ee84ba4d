import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { LibraryModelInstance } from '@/lib/state/library-model';
import type { FirstRunModelInstance } from '@/lib/state/first-run-model';
import { FirstRun } from '@/components/first-run/FirstRun';
import { ArchiveList } from './ArchiveList';
import { ClippingsSection } from './ClippingsSection';
import { CorrectionsSection } from './CorrectionsSection';
import { DropTarget } from './DropTarget';
import { ImportPanel, ImportRunning } from './ImportPanel';
import { InterruptedList } from './InterruptedList';
import css from './Library.module.css';
import { LibraryNoticeBar } from './LibraryNoticeBar';
import { MissingNotice, SafetySection } from './SafetySection';
import { TrashList } from './TrashList';
import { UpdatePanel } from './UpdatePanel';

type LibraryProps = {
  readonly model: LibraryModelInstance;
  /** What comes before the library when somebody is here for the first time. */
  readonly firstRun: FirstRunModelInstance | undefined;
};

/** The library page: what Backfile reads the web with, and how more is brought in. */
export function Library({ model, firstRun }: LibraryProps): JSX.Element {
  if (firstRun && !firstRun.isOver.value)
    return (
      <FirstRun model={firstRun}>
        <ImportRunning model={model.imports} />
      </FirstRun>
    );
  return (
    <DropTarget onSources={model.imports.add}>
      <main class={css['page']}>
        <header class={css['header']}>
          <h1 class={css['title']}>{i18n.t('library.heading')}</h1>
          <nav class={css['parts']} aria-label={i18n.t('library.parts')}>
            <a href="#clippings-title">{i18n.t('clippings.title')}</a>
            <a href="#corrections-title">{i18n.t('corrections.title')}</a>
            <a href="#safety-title">{i18n.t('safety.title')}</a>
            <a href="/options.html">{i18n.t('settings.heading')}</a>
          </nav>
          <p class={css['intro']}>{i18n.t('library.intro')}</p>
        </header>
        <MissingNotice model={model.safety} />
        <ImportPanel model={model.imports} />
        <UpdatePanel model={model.updates} />
        <InterruptedList model={model} />
        <ArchiveList
          model={model.archives}
          updates={model.updates}
          exports={model.exports}
          sets={model.sets}
          isComing={model.imports.isComing.value}
        />
        <ClippingsSection model={model.clippings} />
        <CorrectionsSection model={model.corrections} />
        <TrashList model={model.archives} />
        <SafetySection model={model.safety} />
      </main>
      <LibraryNoticeBar model={model.archives} />
    </DropTarget>
  );
}
