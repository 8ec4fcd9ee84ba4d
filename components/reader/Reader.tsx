import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import type { NoteModelInstance } from '@/lib/state/note-model';
import type { ReaderModelInstance, ReaderState } from '@/lib/state/reader-model';
import { KeptProblem } from '@/components/ui/KeptProblem';
import { Notice } from '@/components/ui/Notice';
import css from './Reader.module.css';
import { DocumentHeader } from './DocumentHeader';
import { DocumentNote } from './DocumentNote';
import { DocumentText } from './DocumentText';
import { Neighbours } from './Neighbours';
import { PinPassage } from './PinPassage';

type ReaderProps = {
  readonly model: ReaderModelInstance;
  readonly kept: KeptModelInstance;
  readonly note: NoteModelInstance;
};

/** One document of an archive, to be read in full. */
export function Reader({ model, kept, note }: ReaderProps): JSX.Element {
  const state = model.state.value;
  const title = titleOf(state);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main class={css['page']} aria-busy={state.kind === 'waiting'}>
      {state.kind === 'waiting' && (
        <>
          <h1 class="spoken">{title}</h1>
          <output class={css['waiting']}>{i18n.t('reader.loading')}</output>
        </>
      )}
      {state.kind === 'problem' && <ReaderProblemNotice problem={state.problem} />}
      {state.kind === 'shown' && (
        <article>
          <DocumentHeader shown={state.document}>
            <PinPassage kept={kept} shown={state.document} start={state.start} />
          </DocumentHeader>
          <KeptProblem kept={kept} />
          <DocumentNote model={note} />
          <DocumentText
            key={state.document.key}
            document={state.document.document}
            start={state.start}
          />
          <Neighbours around={model.around.value} />
        </article>
      )}
    </main>
  );
}

type Problem = Extract<ReaderState, { kind: 'problem' }>['problem'];

function ReaderProblemNotice({ problem }: { problem: Problem }): JSX.Element {
  return (
    <>
      <h1 class={css['problem']}>{i18n.t('reader.problem_title')}</h1>
      <Notice
        look={problem === 'failed' ? 'problem' : 'info'}
        actions={<a href="/library.html">{i18n.t('reader.library')}</a>}
      >
        {problemWords(problem)}
      </Notice>
    </>
  );
}

function problemWords(problem: Problem): string {
  switch (problem) {
    case 'archive-gone':
      return i18n.t('reader.archive_gone');
    case 'document-gone':
      return i18n.t('reader.document_gone');
    case 'bad-address':
      return i18n.t('reader.bad_address');
    case 'failed':
      return i18n.t('reader.failed');
  }
}

function titleOf(state: ReaderState): string {
  return state.kind === 'shown'
    ? i18n.t('reader.title', [state.document.document.title])
    : i18n.t('reader.title_waiting');
}
