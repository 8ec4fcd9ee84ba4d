import { anyDate } from '@/lib/sources/any-date';
import { dateOf, idOf, joinSummary, titleOf } from '@/lib/sources/formats/feed';
import { childText, type ItemReader } from '@/lib/sources/item-reader';
import { markupText, plainLine } from '@/lib/sources/markup-text';
import { numberedId, webAddress } from '@/lib/sources/record-fields';
import type { SourceProblem } from '@/lib/model/sources';
import { FIELD_LIMITS } from '@/lib/model/document';
import type { SourceRecord } from '@/lib/sources/source-record';
import type { XmlField } from '@/lib/sources/xml-items';
import { err, ok, type Result } from '@/lib/base/result';

/** Things of the site's own that no one wrote to be read. */
const NO_DOCUMENTS =
  /^(attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_(block|template|template_part|global_styles|navigation|font_family|font_face)|wpcf7_contact_form|acf(?:-.+)?|elementor_.+|et_pb_layout|shop_(?:order|coupon)(?:_.+)?|product_variation|scheduled-action|wpforms|nf_sub|mc4wp-form|feedback|jp_.+|polylang_mo|amp_validated_url)$/;
const NOT_KEPT = /^(trash|auto-draft)$/;
/** Short codes that stand for pictures and players, and those around text that is read. */
const SHORT_CODES =
  /\[\/?(?:caption|wp_caption|gallery|audio|video|playlist|embed|youtube|vimeo|contact-form(?:-7)?|sourcecode|code|tweet|googlemaps|slideshow|polldaddy|soundcloud|dailymotion|scribd|wpvideo|archives|latex)(?:[\s=][^\]]{0,2000})?\]/gi;

/** Codes of page builders: with attributes, or with a name that no word has. */
const PAGE_BUILDERS =
  /\[\/?[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+(?:\s[^\][]{0,4000})?\]|\[[a-z][a-z0-9]*(?:\s+[\w-]+=(?:"[^"]{0,2000}"|'[^']{0,2000}'))+\s*\/?\]/g;

/** Reads the items of a WordPress export, after `feed` has heard what the whole says. */
export function createWordPressReader(path: string, feed: ItemReader): ItemReader {
  const names = new Map<string, string>();
  return {
    isWordPress: true,
    whole: () => feed.whole(),
    field(field) {
      if (field.name !== 'wp:author') return feed.field(field);
      const login = childText(field, ['wp:author_login']);
      const name = childText(field, ['wp:author_display_name']);
      if (login !== undefined && name !== undefined) names.set(login, plainLine(name));
    },
    item(item, n) {
      const type = childText(item, ['wp:post_type']) ?? 'post';
      if (NO_DOCUMENTS.test(type) || NOT_KEPT.test(childText(item, ['wp:status']) ?? ''))
        return undefined;
      return recordOfPost(item, { path, n, type, names, whole: feed.whole() });
    },
  };
}

type Place = {
  readonly path: string;
  readonly n: number;
  readonly type: string;
  readonly names: ReadonlyMap<string, string>;
  readonly whole: ReturnType<ItemReader['whole']>;
};

function recordOfPost(item: XmlField, place: Place): Result<SourceRecord, SourceProblem> {
  const { path, n, type, names, whole } = place;
  const where = `${path}, item ${n}`;
  const title = titleOf(item);
  const excerpt = postText(childText(item, ['excerpt:encoded']) ?? '');
  const text = joinSummary(excerpt, postText(childText(item, ['content:encoded']) ?? ''));
  if (!title && text === '')
    return err({ where, message: 'The post has neither title nor text. It was left out.' });
  const login = childText(item, ['dc:creator']);
  const author = login === undefined ? undefined : (names.get(login) ?? plainLine(login));
  const url = webAddress(childText(item, ['link']));
  const date = postDate(item);
  return ok({
    ...whole,
    where,
    path,
    id: (idOf(item) ?? numberedId(path, n)).slice(0, FIELD_LIMITS.id),
    kind: type,
    text,
    ...(title && { title }),
    ...(author && { author }),
    ...(url !== undefined && { url }),
    ...(date && { date }),
  });
}

/** A post that was never published has a date of noughts in its own time zone's stead. */
function postDate(item: XmlField): SourceRecord['date'] {
  const gmt = childText(item, ['wp:post_date_gmt']);
  const local = childText(item, ['wp:post_date']);
  return (
    (gmt === undefined ? undefined : anyDate(gmt)) ??
    dateOf(item) ??
    (local === undefined ? undefined : anyDate(local))
  );
}

/** The text of a post. Where it has no paragraphs of its own, blank lines part them. */
function postText(content: string): string {
  const plain = content.replace(SHORT_CODES, '').replace(PAGE_BUILDERS, '\n\n');
  return markupText(plain, { keepsLines: !/<p[\s>]/i.test(plain) });
}
