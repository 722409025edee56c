import type { Phrases } from './phrases.ts';

export const partyPhrases: Phrases = {
  seller_name: `seller trade name | trade name | trading name | seller | provided by | products provided by | vendor | supplier | from | sold by | issued by | bill from | billed by | issuer | invoice from | company name | provider | seller name | vendor name | supplier name | payee | beneficiary | account name | merchant
    | remit to | payable to | make checks payable to | merchant name | store
    | verkaufer | lieferant | rechnungssteller | aussteller | kontoinhaber | absender | von | firma | leistungserbringer | zahlungsempfanger | verkaufer lieferant
    | vendeur | fournisseur | emetteur | prestataire | de la part de | societe | titulaire | titulaire du compte | expediteur
    | vendedor | emisor | proveedor | razon social | expedidor | titular
    | venditore | fornitore | cedente | cedente prestatore | emittente | intestatario | mittente
    | verkoper | leverancier | afzender | ten name van | fornecedor | emitente | sprzedawca | wystawca | dostawca`,
  buyer_name: `adresse du client | adresse client | adresse de l acheteur | bill to | billed to | sold to | invoice to | buyer | customer | customer name | client | bill to address | billing address | invoice address | buyer name | client name | attention | attn | purchaser | to | recipient | invoiced to | billing to | prepared for | account holder
    | issued to | charge to | billing details | invoice recipient | messrs
    | rechnung an | rechnungsempfanger | kunde | kaufer | rechnungsadresse | rechnungsanschrift | empfanger | an | auftraggeber | leistungsempfanger | besteller | zu handen | kaufer kunde | kaufer leistungsempfanger | kundenadresse
    | facture a | client | acheteur | adresse de facturation | destinataire | facturer a | adressee a | adresse facturation | a l attention de
    | facturar a | cliente | comprador | datos del cliente | destinatario | direccion de facturacion | facturado a | receptor
    | intestata a | destinatario | cessionario | cessionario committente | acquirente | spettabile | spett le | spett | fatturato a | committente
    | factuur aan | klant | koper | factuuradres | aan | factureren aan | gefactureerd aan
    | faturar a | faturado a | adquirente | exmo sr | exmos senhores | nabywca | kupujacy | odbiorca | klient | platnik`,
  ship_to: `ship to | shipped to | deliver to | delivery address | shipping address | ship to address | consignee | delivered to | service address | lieferadresse | lieferanschrift | lieferung an | warenempfanger | livre a | adresse de livraison | livrer a
    | enviar a | direccion de envio | direccion de entrega | spedire a | indirizzo di consegna | destinazione | destinazione merce | afleveradres | bezorgadres | leveringsadres | morada de entrega | adres dostawy | site address | tax representative | abweichender empfanger`,
  contact_person: `contact | contact person | ansprechpartner | bearbeiter | sachbearbeiter | interlocuteur | votre contact | contacto | persona de contacto | contatto | contactpersoon | contato | sales person | salesperson | account manager | cashier | served by | kassierer | es bediente sie | server | operator | your contact | sales rep | clerk`,
  payment_method: `payment method | method of payment | payment type | paid by | paid with | payment terms | payment | tender | zahlungsart | zahlungsmethode | zahlungsweise | zahlart | zahlung | mode de paiement | mode de reglement | moyen de paiement | paiement | reglement
    | forma de pago | metodo de pago | metodo di pagamento | modalita di pagamento | pagamento | betaalmethode | betaalwijze | metodo de pagamento | forma de pagamento | sposob platnosci | forma platnosci | bezahlt mit | paye par | pagado con`,
  payment_terms:
    'terms | payment terms | terms of payment | zahlungsbedingungen | zahlungsbedingung | conditions de paiement | condiciones de pago | condizioni di pagamento | betalingscondities | warunki platnosci',
  currency: `currency | invoice currency | document currency | currency code | wahrung | belegwahrung | rechnungswahrung | devise | monnaie | moneda | divisa | valuta | moeda | waluta`,
  name: 'name | firma | company | firmenname | name firma | nom | raison sociale | nombre | nome | naam | nazwa | denominazione | ragione sociale | denominacion',
  address: 'address | adresse | anschrift | direccion | indirizzo | adres | morada | domicilio',
};
