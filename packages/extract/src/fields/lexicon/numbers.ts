import type { Phrases } from './phrases.ts';

/** What stands beside identifiers. Names that no preset asks for are here too: they keep their values from others. */
export const numberPhrases: Phrases = {
  invoice_number: `invoice number | invoice no | invoice num | invoice nr | invoice # | invoice id | inv no | inv # | inv number | invoice ref
    | invoice reference | tax invoice no | tax invoice number | document number | document no | bill number | bill no | receipt number
    | receipt no | receipt # | receipt nr | credit note number | credit note no | credit memo number | number of invoice | reference number | invoice
    | handelsrechnung | rechnungsnummer | rechnungsnr | rechnungs nr | rechnung nr | rechnung nummer | rechnungs nummer | rechnung | belegnummer | beleg nr
    | belegnr | bon nr | rg nr | rgnr | re nr | gutschriftsnummer | gutschrift nr | rechnungskorrektur nr | dokumentnummer | rechnung no
    | numero de facture | numero facture | n de facture | n facture | facture n | facture numero | facture no | no facture | no de facture
    | facture | num facture | avoir n | n avoir | numero de piece | ticket n
    | numero de factura | numero factura | n de factura | n factura | no factura | factura n | factura no | factura numero | num factura
    | nº factura | nº de factura | factura nº | factura num | factura
    | numero fattura | n fattura | fattura n | fattura numero | fattura nr | nr fattura | numero documento | fattura no | fattura
    | factuurnummer | factuur nr | factuurnr | factuur nummer | factuur no | bonnummer | factuur
    | numero da fatura | fatura n | fatura no | fatura numero | n da fatura | numero fatura | fatura nº | nº da fatura | nº fatura | fatura
    | numer faktury | nr faktury | faktura nr | faktura vat nr | faktura numer | faktura no | faktura`,
  purchase_order: `purchase order number | purchase order no | purchase order | p o number | po number | po no | po # | p o no | p o | po
    | customer order number | customer order no | your order number | your order no | your order | buyer reference | buyer order | buyer order no
    | customer po | your reference | your ref | order reference | customer reference | order number | order no | order # | order id | po ref | order response | order change
    | bestellnummer | bestellnr | bestell nr | bestellung nr | ihre bestellung | ihre bestellnummer | ihre bestell nr | auftragsnummer des kunden
    | bestellung | kundenbestellnummer | ihr zeichen | ihre referenz | bestellreferenz | kundenreferenz | ihre bestellung nr
    | bon de commande | numero de commande | n de commande | n commande | commande n | votre commande | reference commande | ref commande
    | no de commande | votre reference | reference client | n bon de commande | commande
    | pedido | numero de pedido | n pedido | n de pedido | orden de compra | su pedido | su referencia | pedido n | nº pedido | nº de pedido
    | ordine | numero ordine | n ordine | ordine n | vostro ordine | ordine di acquisto | rif ordine
    | bestelnummer | inkooporder | uw referentie | uw kenmerk | ordernummer | inkoopordernummer
    | encomenda | numero do pedido | ordem de compra | nº encomenda | sua referencia
    | zamowienie | nr zamowienia | numer zamowienia`,
  sales_order: `sales order number | sales order no | sales order | our order | our reference | our ref | order confirmation | job number
    | auftragsnummer | auftragsnr | auftrags nr | auftrag nr | auftrag | unser zeichen | vorgangsnummer | vorgang | notre reference | nuestra referencia
    | ns rif | onze referentie`,
  references:
    'nos references | vos references | our references | your references | unsere zeichen | ihre zeichen | vos identifiants | nos identifiants | nuestras referencias | po box | p o box | postfach | postbus | boite postale',
  customer_number: `customer number | customer no | customer id | customer # | customer code | client number | client no | client id
    | account number | account no | account # | account id | account | member id | kundennummer | kundennr | kunden nr | debitorennummer
    | debitor | kd nr | kdnr | mandatsreferenz | vertragsnummer | vertrags nr | contract number | contract no | mandate
    | numero client | n client | code client | numero de client | n de client | no client | contrat | numero de contrat | reference contrat
    | numero de cliente | n cliente | nº cliente | codigo cliente | contrato | codice cliente | numero cliente | cod cliente
    | klantnummer | klantnr | debiteurnummer | debiteurennummer | numero do cliente | nº cliente | nr klienta | numer klienta`,
  supplier_number: `supplier number | supplier no | vendor number | vendor no | vendor id | supplier id | lieferantennummer | lieferanten nr
    | lief nr | lieferantennr | code fournisseur | numero fournisseur | gln | duns | leverancier nr`,
  delivery_number: `delivery note number | delivery note no | delivery note | delivery number | packing slip | shipment number | tracking number
    | lieferscheinnummer | lieferschein nr | lieferscheinnr | lieferschein | ls nr | bon de livraison | numero de livraison | n bl
    | albaran | n albaran | ddt | documento di trasporto | pakbonnummer | guia de remessa | waybill | project number | project no | projekt nr`,
  tax_number: `tax number | tax no | tax reference | tax registration number | company number | company no | registration number | registration no
    | company registration | steuernummer | steuernr | steuer nr | st nr | stnr | handelsregister | hrb | hra | amtsgericht | handelsregisternummer
    | siret | n siret | siren | n siren | rcs | ape | naf | numero siret | codice fiscale | cod fisc | rea | kvk | kvk nummer | kvk nr | chamber of commerce | regon | krs | firmenbuchnummer | fn
    | abn | acn | ein | federal tax id | rcs n | creditor id | glaubiger id | glaubiger identifikationsnummer | ics`,
  vat_id: `vat id | vat number | vat no | vat reg no | vat registration number | vat registration no | vat registration | vat reg | vat identification number | vat # | vat
    | tax id | tax identification number | gst no | gst number | gstin | gst id | gst reg no
    | ust idnr | ust id nr | ust id | ustid | ust idnr | ustidnr | uid nr | uid nummer | uid | umsatzsteuer id | umsatzsteuer identifikationsnummer | umsatzsteuer idnr
    | umsatzsteueridentifikationsnummer | umsatzsteuer id nr | mwst nr | mwst nummer | vat nr
    | tva intracommunautaire | n tva | numero de tva | numero tva | n de tva | n tva intracommunautaire | tva intracom | tva intra | no tva | id tva
    | nif | cif | nif cif | cif nif | n i f | c i f | n iva | nif iva | numero de identificacion fiscal
    | partita iva | p iva | piva | p i | partita i v a
    | btw nummer | btw nr | btw id | btw | btw identificatienummer | contribuinte | nipc | n contribuinte | nº contribuinte | nif contribuinte
    | nip | numer nip | nip ue`,
  iban: `iban | iban number | iban no | iban nr | account number iban | bank account | kontonummer iban | conto corrente iban | rekeningnummer | numer konta | konto`,
  bic: 'bic | swift | swift code | bic swift | swift bic | bic code | bankleitzahl | blz | sort code | routing number | bank',
  phone: `phone | telephone | tel | tel no | mobile | mob | fax | telefax | telefon | handy | mobil | telefono | telefoon | telefone | call us | hotline | phone number | fon`,
  email:
    'email | e mail | mail | courriel | correo | correo electronico | posta elettronica | pec | email address',
  website: 'website | web | internet | www | homepage | url | site | sito',
  postcode: 'zip | zip code | postal code | postcode | plz',
};
