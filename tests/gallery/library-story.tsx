import { Library } from '@/components/library/Library';
import { FirstRunModel, type FirstRunStep } from '@/lib/state/first-run-model';
import type { LibraryClient } from '@/lib/state/library-client';
import { LibraryModel } from '@/lib/state/library-model';
import { aLibraryClient } from './library-client';
import type { Story } from './story';

/** The library, or a step of the first run; `then` does what a reader would. */
export function libraryStory(
  client: Partial<LibraryClient>,
  then?: (model: InstanceType<typeof LibraryModel>) => void,
  firstRun?: FirstRunStep,
): Story {
  return {
    async show() {
      await import('@/components/library/library-page.css');
      const model = new LibraryModel(aLibraryClient(client));
      void model.load(new AbortController().signal);
      then?.(model);
      const first =
        firstRun &&
        new FirstRunModel({
          mayReadSites: async () => false,
          askForSites: async () => true,
        });
      if (first && firstRun) first.step.value = firstRun;
      if (firstRun === 'try') first?.noteCard();
      return <Library model={model} firstRun={first} />;
    },
  };
}
