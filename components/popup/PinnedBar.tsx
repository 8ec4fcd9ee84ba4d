import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import { formatCount } from '@/lib/state/format';
import { CopyKept } from '@/components/ui/CopyKept';
import css from '@/components/ui/bar.module.css';

/** How many excerpts are pinned, and the way to take them all along. */
export function PinnedBar({ kept }: { kept: KeptModelInstance }): JSX.Element | null {
  const pins = kept.pins.value;
  if (pins.length === 0) return null;
  return (
    <div class={css['bar']}>
      <span>{i18n.t('kept.count', pins.length, [formatCount(pins.length)])}</span>
      <CopyKept kept={{ pins, notes: [], steps: [] }} />
    </div>
  );
}
