import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { LibraryModelInstance } from '@/lib/state/library-model';
import type { SettingsModelInstance } from '@/lib/state/settings-model';
import { ArchiveList } from './ArchiveList';
import { CorrectionsSection } from './CorrectionsSection';
import { DropTarget } from './DropTarget';
import { ImportPanel } from './ImportPanel';
import { InterruptedList } from './InterruptedList';
import css from './Library.module.css';
import { LibraryNoticeBar } from './LibraryNoticeBar';
import { ReadingSettingsView } from './ReadingSettingsView';
import { MissingNotice, SafetySection } from './SafetySection';
import { TrashList } from './TrashList';
import { UpdatePanel } from './UpdatePanel';
import { Welcome } from './Welcome';

type LibraryProps = {
  readonly model: LibraryModelInstance;
  /** How names are marked and cards opened. */
  readonly settings: SettingsModelInstance;
};

/** The library page: what Backfile reads the web with, and how more is brought in. */
export function Library({ model, settings }: LibraryProps): JSX.Element {
  useEffect(() => {
    const ended = new AbortController();
    void model.load(ended.signal);
    return () => ended.abort();
  }, [model]);
  return (
    <DropTarget onSources={model.imports.add}>
      <main class={css['page']}>
        {model.isWelcome.value ? (
          <Welcome />
        ) : (
          <header class={css['header']}>
            <h1 class={css['title']}>{i18n.t('library.heading')}</h1>
            <p class={css['intro']}>{i18n.t('library.intro')}</p>
          </header>
        )}
        <MissingNotice model={model.safety} />
        <ImportPanel model={model.imports} />
        <UpdatePanel model={model.updates} />
        <InterruptedList model={model} />
        <ArchiveList
          model={model.archives}
          updates={model.updates}
          exports={model.exports}
          sets={model.sets}
          importing={model.imports.job.value.kind === 'importing'}
        />
        <CorrectionsSection model={model.corrections} />
        <TrashList model={model.archives} />
        <SafetySection model={model.safety} />
        <ReadingSettingsView model={settings} />
      </main>
      <LibraryNoticeBar model={model.archives} />
    </DropTarget>
  );
}
