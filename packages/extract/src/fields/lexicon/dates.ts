import type { Phrases } from './phrases.ts';

export const datePhrases: Phrases = {
  issue_date: `invoice date | date of invoice | date of issue | issue date | issued on | issued | date issued | invoice dated | dated | bill date | billing date | tax date
    | document date | date of bill | receipt date | transaction date | purchase date | statement date | sale date | date invoiced | date | invoice issue date | date time
    | rechnungsdatum | rechnung vom | rechnungs datum | ausstellungsdatum | ausgestellt am | datum der rechnung | belegdatum | re datum | rg datum
    | gutschriftsdatum | beleg datum | rechnungs datum | dokumentdatum | dokument datum | datum beleg | buchungsdatum | vom | datum | datum rechnung
    | date de facture | date de facturation | date facture | date de la facture | date d emission | emise le | emis le | en date du | date de l avoir | date du document | le
    | date emission | facture du
    | fecha de factura | fecha factura | fecha de emision | fecha emision | fecha de expedicion | fecha de la factura | emitida el | fecha
    | data fattura | data della fattura | data emissione | data di emissione | data documento | data | emessa il | del
    | factuurdatum | datum factuur | datum van afgifte | bondatum
    | data da fatura | data de emissao | data emissao | data da emissao
    | data wystawienia | data faktury | wystawiono dnia | dnia | wystawiono`,
  due_date: `due date | date due | payment due date | payment due | payment due by | due by | due on | pay by | payable by | payment date | invoice due date
    | please pay by | due | payment due on | to be paid by | paid by
    | falligkeitsdatum | falligkeit | fallig am | fallig | zahlbar bis | zahlbar bis zum | zahlungsziel | zahlung bis | bitte zahlen sie bis | falligkeitstermin | zahlungstermin | zahlbar am
    | zahlungsfrist | bis zum | faellig am | faelligkeit | faelligkeitsdatum
    | date d echeance | echeance | date echeance | date limite de paiement | a payer avant le | a regler avant le | payable le | payable avant le | date de paiement | date de reglement | a regler le
    | fecha de vencimiento | vencimiento | fecha vencimiento | fecha limite de pago | vence el | pagar antes del | fecha de pago
    | data scadenza | scadenza | data di scadenza | scadenza pagamento | da pagare entro | entro il
    | vervaldatum | vervaldag | te betalen voor | uiterste betaaldatum | betalen voor | te voldoen voor
    | data de vencimento | data vencimento | vencimento
    | termin platnosci | termin zaplaty | data platnosci | platne do`,
  delivery_date: `delivery date | date of delivery | date of supply | supply date | service date | ship date | shipping date | shipped | date shipped | delivered on | delivered | period | billing period
    | service period | tax point | invoice period | covering period | for period | start date | end date | from date | sales period | period of performance
    | lieferdatum | leistungsdatum | leistungszeitraum | liefertermin | lieferung am | versanddatum | liefer leistungsdatum | liefer und leistungsdatum
    | lieferzeitpunkt | tag der lieferung | abrechnungszeitraum | zeitraum
    | date de livraison | date livraison | date de prestation | periode | periode de facturation | date d expedition
    | fecha de entrega | fecha de operacion | periodo | fecha operacion | periodo de facturacion | data consegna | periodo di fatturazione | leverdatum | leveringsdatum | periode
    | data de entrega | data de prestacao | data sprzedazy | data dostawy | data wykonania uslugi | okres`,
  order_date: `order date | date of order | ordered on | date ordered | po date | purchase order date | bestelldatum | auftragsdatum | bestellung vom
    | date de commande | date commande | fecha de pedido | fecha pedido | data ordine | besteldatum | orderdatum | data do pedido | data zamowienia | contract date`,
  print_date:
    'printed on | print date | printed | gedruckt am | druckdatum | imprime le | statement period | date of birth | geburtsdatum | valid until | gultig bis | expiry date | expires | discount date | skonto bis',
  issue_time: 'time | uhrzeit | zeit | heure | hora | ora | tijd | godzina | uhr',
};
