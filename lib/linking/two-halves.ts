import { stepA, hashName } from '@/lib/text/word-hash';

/**
 * Places and firms whose name is two joined by "and", which hardly an archive has often enough to tell
 * from two names: the last word of the first half, a hyphen, and the first word of the second.
 */
const HALVES = `
vincent-grenadines pierre-miquelon svalbard-jan heard-mcdonald ascension-tristan
jammu-kashmir andaman-nicobar dadra-nagar daman-diu newfoundland-labrador andres-providencia arica-parinacota
sistan-baluchestan sistan-baluchistan sistan-balochestan sistan-balouchestan sistan-balochistan sistan-baloochestan
kohgiluyeh-boyer kohgiluyeh-boyerahmad kohgilouyeh-boyer kohkiluyeh-boyer kohgiluye-boyer kohkilouyeh-boyer kohgiloyeh-boyer
chaharmahal-bakhtiari chaharmahal-bakhtiyari mahal-bakhtiari mahaal-bakhtiari mahal-bakhtiyari mahaal-bakhtiyari
khur-biabanak khoor-biabanak khour-biabanak aran-bidgol buin-miandasht tiran-karvan judea-samaria
more-romsdal sogn-fjordane castile-leon tyne-wear perth-kinross dumfries-galloway argyll-bute ross-cromarty
kensington-chelsea hammersmith-fulham barking-dagenham brighton-hove redcar-cleveland telford-wrekin
windsor-maidenhead basingstoke-deane nuneaton-bedworth reigate-banstead epsom-ewell tonbridge-malling
oadby-wigston hinckley-bosworth lisburn-castlereagh fermanagh-omagh antrim-newtownabbey
procter-gamble marks-spencer johnson-johnson standard-poor ernst-young dun-bradstreet larsen-toubro
simon-schuster barnes-noble black-decker smith-wesson bang-olufsen abercrombie-fitch bausch-lomb
pratt-whitney dolce-gabbana harvey-nichols crosse-blackwell simon-garfunkel romeo-juliet bonnie-clyde
hansel-gretel laurel-hardy antony-cleopatra
`;

let pairs: ReadonlySet<number> | undefined;

/** Whether "and" joins the two words, by their first hashes, to one name: "Jammu and Kashmir". */
export function areTwoHalves(left: number, right: number): boolean {
  pairs ??= new Set(
    HALVES.trim()
      .split(/\s+/)
      .map((pair) => {
        const [first = '', second = ''] = pair.split('-');
        return stepA(hashName(first).a, hashName(second).a);
      }),
  );
  return pairs.has(stepA(left, right));
}
