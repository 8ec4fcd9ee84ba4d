import { Card } from '@/components/card/Card';
import { err, ok } from '@/lib/base/result';
import type { CardProblem, CardView } from '@/lib/model/card';
import { CardModel, type CardClient } from '@/lib/state/card-model';
import { answer, cardView, MORE } from './samples';
import type { Story } from './story';

type CardActions = InstanceType<typeof CardModel>;

const nothing = async (): Promise<null> => null;

/** A card that claims what it shows by `claim`; `then` does what a reader would a moment later. */
export function cardStory(
  claim: CardClient['claim'],
  then: (model: CardActions) => void = () => {},
): Story {
  return {
    async show() {
      await import('@/components/card/card-page.css');
      const client: CardClient = {
        claim,
        wish: nothing,
        openReader: nothing,
        chooseSite: nothing,
        follow: async ({ surface }) =>
          ok(
            cardView({ surface, answers: [answer({ canonical: surface, kind: 'organisation' })] }),
          ),
        more: async () => MORE,
        correct: async () => ok('c1'),
        undo: nothing,
      };
      const model = new CardModel(client);
      void model.load();
      // After the card's own first steps, as a reader would.
      setTimeout(() => then(model), 400);
      return <Card model={model} />;
    },
  };
}

/** A card with an answer. */
export const cardWith = (
  over: Partial<CardView> = {},
  then?: (model: CardActions) => void,
): Story => cardStory(async () => ok(cardView(over)), then);

/** A card that cannot be shown. */
export const cardProblem = (one: CardProblem): Story => cardStory(async () => err(one));
