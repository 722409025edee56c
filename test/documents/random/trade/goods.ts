import type { Language } from '../../truth.ts';
import type { Random } from '../random.ts';

/** Words that descriptions of goods are put together of. */
interface Words {
  things: readonly string[];
  traits: readonly string[];
  sizes: readonly string[];
  freight: readonly string[];
}

const WORDS: Readonly<Partial<Record<Language, Words>>> = {
  en: {
    things:
      'Office chair|Desk lamp|Copper pipe|Wall paint|Hex screw|Cable drum|Printer paper|Toner cartridge|Oak shelf|Ball bearing|Hydraulic hose|Safety gloves|LED panel|Power supply|Circuit breaker|Door handle|Floor tile|Insulation board|Filter cartridge|Gasket set|Pallet wrap|Shipping carton|Work jacket|Drill bit|Sanding disc|Conveyor belt|Pressure gauge|Gate valve|Network switch|Patch cable|Consulting day|Site visit|Monthly licence|Support hours|Coffee beans|Mineral water|Cleaning agent|Hand soap|First aid kit|Label roll'.split(
        '|',
      ),
    traits:
      'black|white|grey|stainless|galvanised|heavy duty|recycled|matt|brass|left|right|type A|type B|premium|standard|with fittings|flexible|double sided|waterproof|silver'.split(
        '|',
      ),
    sizes:
      '15 mm|22 mm|28 mm|M6 x 40|M8 x 60|A4|A3|10 l|5 l|2.5 l|230 V|24 V|60 x 120 cm|80 x 200 cm|3 m|5 m|size L|size XL|500 g|1 kg'.split(
        '|',
      ),
    freight: ['Freight', 'Shipping and handling', 'Packaging', 'Delivery charge'],
  },
  de: {
    things:
      'Bürostuhl|Schreibtischlampe|Kupferrohr|Wandfarbe|Sechskantschraube|Kabeltrommel|Druckerpapier|Tonerkartusche|Eichenregal|Kugellager|Hydraulikschlauch|Schutzhandschuhe|LED-Panel|Netzteil|Leitungsschutzschalter|Türgriff|Bodenfliese|Dämmplatte|Filterpatrone|Dichtungssatz|Stretchfolie|Versandkarton|Arbeitsjacke|Spiralbohrer|Schleifscheibe|Förderband|Manometer|Absperrschieber|Netzwerkswitch|Patchkabel|Beratungstag|Montagestunde|Monatslizenz|Supportstunden|Kaffeebohnen|Mineralwasser|Reinigungsmittel|Handseife|Verbandkasten|Etikettenrolle'.split(
        '|',
      ),
    traits:
      'schwarz|weiß|grau|Edelstahl|verzinkt|verstärkt|recycelt|matt|Messing|links|rechts|Typ A|Typ B|Premium|Standard|mit Zubehör|flexibel|doppelseitig|wasserdicht|silber'.split(
        '|',
      ),
    sizes:
      '15 mm|22 mm|28 mm|M6 x 40|M8 x 60|A4|A3|10 l|5 l|2,5 l|230 V|24 V|60 x 120 cm|80 x 200 cm|3 m|5 m|Gr. L|Gr. XL|500 g|1 kg'.split(
        '|',
      ),
    freight: ['Frachtkosten', 'Versandkosten', 'Verpackung', 'Porto'],
  },
  fr: {
    things:
      'Chaise de bureau|Lampe de table|Tube cuivre|Peinture murale|Vis hexagonale|Enrouleur de câble|Papier imprimante|Cartouche de toner|Étagère chêne|Roulement à billes|Flexible hydraulique|Gants de protection|Panneau LED|Alimentation|Disjoncteur|Poignée de porte|Carrelage|Panneau isolant|Cartouche filtrante|Jeu de joints|Film étirable|Carton d’expédition|Veste de travail|Foret|Disque abrasif|Manomètre|Vanne|Câble réseau|Journée de conseil|Licence mensuelle|Café en grains|Eau minérale|Savon'.split(
        '|',
      ),
    traits:
      'noir|blanc|gris|inox|galvanisé|renforcé|recyclé|mat|laiton|gauche|droite|type A|type B|premium|standard|flexible|argent'.split(
        '|',
      ),
    sizes:
      '15 mm|22 mm|28 mm|M6 x 40|M8 x 60|A4|A3|10 l|5 l|230 V|24 V|60 x 120 cm|3 m|5 m|taille L|500 g|1 kg'.split(
        '|',
      ),
    freight: ['Frais de port', 'Transport', 'Emballage', 'Livraison'],
  },
};

export const tradeLanguages = ['en', 'de', 'fr'] as const;
export type TradeLanguage = (typeof tradeLanguages)[number];

const wordsOf = (language: TradeLanguage): Words => WORDS[language] as Words;

/** What a supplier sells: some of it differs only in size or colour. */
export interface Article {
  sku: string;
  description: string;
  unitPrice: number;
}

export function randomCatalogue(random: Random, language: TradeLanguage): Article[] {
  const words = wordsOf(language);
  const series = random.pick(['A', 'KX', 'ZX-', 'M', '10', 'ART']);
  return Array.from({ length: random.whole(6, 25) }, () => random.pick(words.things)).flatMap((thing) =>
    Array.from({ length: random.chance(0.35) ? random.whole(2, 3) : 1 }, () => ({
      sku: `${series}${random.digits(random.whole(3, 5))}`,
      description: [
        thing,
        random.chance(0.6) ? random.pick(words.traits) : '',
        random.chance(0.6) ? random.pick(words.sizes) : '',
      ]
        .filter(Boolean)
        .join(random.pick([' ', ', '])),
      unitPrice: random.whole(40, random.pick([2_000, 20_000, 90_000])) / 100,
    })),
  );
}

export const freightWords = (random: Random, language: TradeLanguage): string =>
  random.pick(wordsOf(language).freight);

/** The same goods as somebody else writes them down. */
export function reworded(random: Random, description: string): string {
  const words = description.replaceAll(',', '').split(' ');
  switch (random.whole(0, 7)) {
    case 0:
      return description.toUpperCase();
    case 1:
      return words.toReversed().join(' ');
    case 2:
      // "Office chair" becomes "Off. chair".
      return words
        .map((word) =>
          word.length > 6 && random.chance(0.6) ? `${word.slice(0, random.whole(3, 5))}.` : word,
        )
        .join(' ');
    case 3:
      return `${description} ${random.pick(['- new model', '(EU)', 'incl. accessories', 'Ref. 77', 'lot 12/B', 'as agreed'])}`;
    case 4:
      return words.length > 2 ? words.slice(0, -1).join(' ') : description;
    case 5:
      return misspelled(random, description);
    case 6:
      return `${random.digits(4)} ${description.toLowerCase()}`;
    default:
      return description.normalize('NFKD').replace(/\p{M}/gu, '');
  }
}

function misspelled(random: Random, text: string): string {
  const at = random.whole(1, Math.max(1, text.length - 2));
  return random.chance(0.5)
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}
