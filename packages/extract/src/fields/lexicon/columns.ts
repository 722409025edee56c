import type { Phrases } from './phrases.ts';

/** Heads of the columns of line-item tables. */
export const columnPhrases: Phrases = {
  description: `description | item | items | product | service | details | item description | product description | article | product name | name | particulars | goods | description of goods | service description | work | task | activity
    | item name | product service | services | what | hours description | description of service | items description | item details | material
    | beschreibung | bezeichnung | artikel | artikelbezeichnung | leistung | produkt | artikelbeschreibung | leistungsbeschreibung | text | warenbezeichnung | produktbezeichnung | position beschreibung | titel
    | designation | libelle | article | produit | prestation | description des produits | intitule | denomination
    | descripcion | concepto | articulo | producto | detalle | servicio
    | descrizione | prodotto | articolo | servizio | voce | descrizione articolo
    | omschrijving | beschrijving | product | dienst
    | descricao | designacao | produto | artigo | servico
    | nazwa | nazwa towaru | nazwa towaru lub uslugi | opis | usluga | towar | nazwa uslugi | nazwa towaru uslugi`,
  quantity: `quantity | qty | qnty | units | hours | hrs | no of units | qty hrs | hrs qty | hours qty | quantity hours | count | qty shipped | qty ordered | billed quantity | days | invoiced quantity
    | menge | anzahl | stuck | stk | std | stunden | me | anz | menge einheit
    | quantite | qte | nombre | nb | qt
    | cantidad | cant | unidades | uds | ctd
    | quantita | q ta | qta
    | aantal | hoeveelheid
    | quantidade | quant | qtd
    | ilosc | liczba`,
  unit: 'unit | uom | unit of measure | einheit | unite | unidad | u m | um | eenheid | unidade | jednostka | j m | jm | u | einh',
  unit_price: `unit price | price | rate | price unit | price per unit | unit cost | unit net price | net price | price each | hourly rate | unit rate | cost | each | price excl vat | item price | unit price excl | unit price net | net unit price | unit amount
    | einzelpreis | preis | stuckpreis | e preis | einzelpreis netto | ep | preis einheit | stundensatz | einheitspreis | einzel | netto einzelpreis | preis netto | nettopreis | preis je einheit | stuckpreis netto | e preis netto | einzel preis
    | prix unitaire | pu | p u | prix unitaire ht | pu ht | p u ht | prix | prix unit | prix unit ht | p u net | prix net | prix ht
    | precio | precio unitario | precio ud | p unitario | precio unit | precio unidad | p unit
    | prezzo | prezzo unitario | prezzo unit | p unit | importo unitario
    | prijs | stukprijs | eenheidsprijs | prijs per stuk | tarief
    | preco | preco unitario | preco unit | p unit
    | cena | cena jednostkowa | cena netto | cena jedn | cena jedn netto | cena brutto | cena jednostkowa netto`,
  amount: `amount | total | line amount excl vat | line amount incl vat | line amount excluding vat | line total net | total net price | line total | total price | net amount | line amount | ext price | extended price | subtotal | sum | total amount | amount net | value | net value | price total | total net | extended | ext amount | net total | line net amount | totals | amount excl vat | line net | item total
    | betrag | gesamtpreis | gesamt | summe | g preis | gesamtpreis netto | gesamtbetrag | gp | netto | betrag netto | nettobetrag | gesamt netto | positionsbetrag | preis gesamt | netto gesamt | wert | gesamt preis | summe netto | gesamt eur | nettowert
    | montant | montant ht | total ht | prix total | total ligne | total | montant net | montant net ht | net ht | prix total ht | total net ht
    | importe | total | subtotal | importe neto | importe total
    | importo | totale | prezzo totale | importo totale | totale riga | importo netto
    | bedrag | totaal | totaalprijs | regeltotaal | totaal excl
    | valor | valor total | total liquido
    | wartosc | wartosc netto | razem | kwota | kwota netto`,
  gross_amount:
    'gross amount | gross | amount incl vat | total incl vat | brutto | bruttobetrag | montant ttc | total ttc | ttc | importe con iva | totaal incl | wartosc brutto | total gross | total inc vat',
  sku: `sku | item no | item number | item code | product code | article number | article no | part no | part number | code | item # | product no | product id | item id | style | model | catalog no | ref | reference
    | artikelnummer | artikel nr | artikelnr | art nr | artnr | art no | produktnummer | material nr | materialnummer | bestell nr | artikel no
    | ref | reference | code article | ref article | reference article | code
    | codigo | referencia | cod articulo | cod
    | codice | codice articolo | cod art | cod articolo | rif
    | artikelcode | artikelnummer | kod | indeks | symbol | codigo artigo`,
  position:
    'pos | pos nr | position | line | line no | no | nr | # | item no | n | lp | l p | num | ln | lfd nr | sl no | s no | sr no | sno | id | nº',
  tax_rate: `vat | vat % | vat rate | tax | tax % | tax rate | mwst | mwst % | ust | ust % | mwst satz | tva | taux tva | tva % | iva | % iva | iva % | btw | btw % | aliquota | taxa iva | stawka vat | vat code | gst | gst % | steuer | % tva | ust satz | vat % rate | taux | steuersatz | taxe`,
  tax_amount:
    'vat amount | tax amount | mwst betrag | montant tva | importe iva | cuota | kwota vat | wartosc vat | gst amount | btw bedrag',
  discount:
    'discount | disc | disc % | rabatt | rabatt % | remise | remise % | descuento | dto | sconto | korting | desconto | rabat | rem',
  date: 'date | datum | fecha | data | delivery date | lieferdatum | period | zeitraum',
};
