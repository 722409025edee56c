/** What ends the names of companies in the countries of the eight languages. */
export const LEGAL_FORM =
  /(?<![\p{L}])(?:GmbH(?:\s?&\s?Co\.?\s?KG)?|mbH|AG|KG|OHG|UG|e\.?\s?K\.?|eG|GbR|Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|Inc\.?|Incorporated|Corp\.?|Corporation|PLC|plc|Pty|S\.?A\.?R\.?L\.?|SARL|SAS|S\.A\.S\.?|SASU|EURL|SA|S\.A\.?|SNC|S\.L\.?U?\.?|SL|SLU|S\.?r\.?l\.?|SRL|SpA|S\.p\.A\.?|S\.n\.c\.|S\.a\.s\.|B\.?V\.?|N\.?V\.?|VOF|Lda\.?|Unipessoal|Sp\.\s?z\s?o\.\s?o\.?|sp\.\s?k\.?|S\.K\.A\.|Co\.|Company|Kft\.?|s\.r\.o\.|a\.s\.|Oy|AB|ApS|A\/S|AS|Sdn\.?\s?Bhd\.?|SDN BHD|Bhd|S\/B|SB(?=$))(?![\p{L}\d])/iu;

const COUNTRIES =
  'germany deutschland france frankreich austria osterreich switzerland schweiz suisse spain espana italy italia netherlands nederland belgium belgique belgie poland polska portugal ireland united kingdom uk usa united states us gb de fr it es nl at ch be ie pl pt australia canada india'.split(
    ' ',
  );

export const isCountry = (folded: string): boolean =>
  COUNTRIES.includes(folded) || /^united (?:kingdom|states)/.test(folded);

/** Lines of an address: a postcode, or a street with its number. */
export const ADDRESS_LINE =
  /(?<!\p{L})(?:[A-Z]{1,3}-)?\d{4,5}(?:-\d{3,4})?\s+\p{L}|\p{L}+\.?,?\s\d{1,4}\s?[a-z]?(?:$|[,\s(])|^\d{1,5}(?:[-/]\d+)?,?\s+\p{L}|^(?:[Nn][Oo]|[Ll][Oo][Tt]|[Uu][Nn][Ii][Tt])[\s.-]*\d[\w/-]*\s?,|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}\b|\b\d{4}\s?[A-Z]{2}\b|\b\d{2}-\d{3}\b|\bP\.?O\.? Box\b|\bPostfach\b|\b(?:D\d{1,2}|[ACDEFHKNPRTVWXY]\d{2})\s?[A-Z\d]{4}\b/u;
