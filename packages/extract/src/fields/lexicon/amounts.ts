import type { Phrases } from './phrases.ts';

export const amountPhrases: Phrases = {
  total_amount: `gross total amount | total at checkout | gesamtbetrag brutto | total | grand total | total amount | invoice total | total incl vat | total including vat | total inc vat | total gross | gross total | gross amount | total with vat | total inc gst
    | total incl tax | total including tax | total inc tax | amount total | total price | total invoice | total invoice amount | invoice amount | gross | total incl
    | total sales | total payable | net total incl | total charges | order total | total usd | total eur | total gbp | total cost | total for this invoice | total amount incl vat | total with tax
    | invoice total amount | total gst inclusive | total sales inclusive gst | sum total | total rounded | total after tax | total including gst | total amount with vat
    | gesamtbetrag | gesamtsumme | gesamt | summe brutto | bruttobetrag | rechnungsbetrag | endbetrag | brutto | summe | total brutto | gesamtbetrag brutto
    | gesamt brutto | betrag brutto | rechnungssumme | summe inkl mwst | gesamtbetrag inkl mwst | gesamt inkl mwst | gesamtpreis | endsumme | bruttosumme | rechnungsendbetrag
    | rechnungsgesamtbetrag | rechnungsgesamtbetrag mit ust | gesamtbetrag mit ust | bruttogesamtbetrag | gesamtbetrag eur | gesamtsumme brutto | summe eur | total eur | betrag | rechnungsbetrag brutto | bruttorechnungsbetrag
    | total ttc | montant ttc | montant total | montant total ttc | ttc | total general | total facture | prix total ttc | total de la facture | total toutes taxes comprises | montant
    | total factura | importe total | total con iva | total iva incluido | total iva incl | total eur iva incluido | total a facturar
    | totale | totale fattura | importo totale | totale documento | totale ivato | totale complessivo | totale iva inclusa | totale generale
    | totaal | totaalbedrag | totaal incl btw | totaal inclusief btw | eindtotaal | factuurbedrag | totaal incl | totaal factuur | bedrag incl btw
    | valor total | total com iva | total da fatura | total liquido | montante total | total fatura
    | razem | suma | wartosc brutto | kwota brutto | razem brutto | ogolem | suma brutto | lacznie | suma pln`,
  net_amount: `net total amount | total net amount | purchases | subtotal | sub total | net amount | net total | total net | amount excl vat | total excl vat | total excluding vat | total ex vat | net | amount before tax | total before tax
    | total excluding tax | total excl tax | taxable amount | taxable value | total exc gst | total excluding gst | net value | vat base | tax base | net invoice amount | subtotal excl vat | subtotal without vat | total without vat | tax basis | total amount without vat | total without tax | basis amount
    | total ex gst | merchandise total | items subtotal | total taxable amount | total hours | net sum
    | nettobetrag | summe netto | netto | zwischensumme | gesamt netto | nettosumme | gesamtbetrag netto | total netto | betrag netto | warenwert | nettowert | summe netto eur | rechnungsbetrag netto
    | zwischensumme netto | gesamtnetto | steuerbasis | bemessungsgrundlage | rechnungssumme netto | warenwert netto | nettowarenwert | summe positionen | gesamtsumme netto | steuerpflichtiger betrag | basisbetrag | positionssumme | rechnungsgesamtbetrag ohne ust | gesamtbetrag ohne ust | rechnungsgesamtbetrag ohne umsatzsteuer | steuerbetrag basis | entgelt
    | total ht | montant ht | sous total | total hors taxes | montant total ht | ht | base ht | total net ht | sous total ht | net ht | total hors taxe | montant hors taxes | base hors taxes
    | base imponible | subtotal sin iva | total sin iva | importe neto | neto | total neto | base | importe sin iva | total base imponible
    | imponibile | totale imponibile | totale netto | netto | subtotale | totale iva esclusa | importo netto
    | subtotaal | totaal excl btw | totaal exclusief btw | netto bedrag | totaal excl | nettobedrag | bedrag excl btw
    | total sem iva | base tributavel | valor liquido | incidencia
    | wartosc netto | kwota netto | razem netto | suma netto`,
  tax_amount: `zuzuglich umsatzsteuer | umsatzsteuer gesamt | vat | vat amount | total vat | sales tax | tax | tax amount | total tax | gst | gst amount | total gst | hst | pst | vat total | tax total | plus vat | add vat | sales tax amount | total tax amount | total vat amount | value added tax
    | estimated tax | cgst | sgst | igst | utgst | ptu | tax payable | calculated amount
    | mwst | mehrwertsteuer | ust | umsatzsteuer | mwst betrag | steuer | steuerbetrag | gesamt mwst | zzgl mwst | zzgl ust | summe mwst | zuzuglich mwst | mwst gesamt | gesamte mwst | steuersumme | umsatzsteuerbetrag | steuerbetrage | gesamtsteuer | steuergesamtbetrag | gesamte umsatzsteuer | steuer gesamt | summe umsatzsteuer | steuer betrag
    | zzgl umsatzsteuer | zuzuglich umsatzsteuer | zzgl mehrwertsteuer | mwst eur
    | tva | montant tva | total tva | montant de la tva | dont tva | taxe | taxes | total taxes | montant taxe | total de la tva
    | iva | importe iva | cuota iva | total iva | cuota | importe del iva | i v a
    | importo iva | imposta | totale iva | di cui iva | totale imposta
    | btw | btw bedrag | totaal btw | bedrag btw | waarvan btw
    | valor iva | total do iva | valor do iva | imposto
    | podatek vat | kwota vat | wartosc vat | podatek | suma vat`,
  amount_due: `amount due | balance due | total due | amount payable | balance | due amount | total amount due | outstanding | outstanding balance | amount outstanding | amount to pay | to pay | please pay
    | net payable | payment due amount | current balance | total amount payable | new balance | remaining balance | amount now due | due now | amount due for payment | open amount
    | zahlbetrag | zu zahlen | zu zahlender betrag | offener betrag | restbetrag | zahlungsbetrag | noch zu zahlen | fallig betrag | falliger betrag | auszahlungsbetrag | zu zahlender gesamtbetrag | saldo | uberweisungsbetrag | offen
    | net a payer | reste a payer | montant du | solde | a payer | montant a payer | total a payer | solde a payer | net a payer ttc | montant net a payer
    | total a pagar | importe a pagar | a pagar | pendiente | importe pendiente | saldo pendiente | liquido a pagar
    | totale da pagare | da pagare | netto a pagare | importo da pagare | saldo a pagare | importo dovuto
    | te betalen | totaal te betalen | te voldoen | openstaand bedrag | nog te betalen
    | valor a pagar | total a pagar
    | do zaplaty | razem do zaplaty | pozostalo do zaplaty`,
  amount_paid: `amount paid | paid | total paid | payment received | deposit | prepaid | prepaid amount | prepayment | cash | change | tendered | amount tendered | cash tendered | visa | mastercard | card | debit | credit | payment | payments | credits | less deposit | advance | rounding | rounding adjustment | previous balance | paid amount | charge total | charges total | total charge | allowance total | total allowance
    | anzahlung | bezahlt | gezahlt | bereits gezahlt | gegeben | ruckgeld | bar | karte | ec karte | kartenzahlung | bargeld | vorauszahlung | geleistete anzahlungen | erhaltener betrag | rundung | vorausbezahlter betrag | zuschlage | abschlage | gesamt zuschlage | gesamtbetrag der zuschlage
    | acompte | deja paye | paye | especes | rendu | monnaie | carte | acomptes | montant deja paye | rendu monnaie | carte bancaire | montant paye
    | pagado | entregado | cambio | efectivo | tarjeta | anticipo | acconto | pagato | contanti | resto | bancomat
    | betaald | contant | wisselgeld | pin | pinnen | aanbetaling | pago | troco | numerario | multibanco | zaplacono | gotowka | reszta`,
  shipping: `shipping | freight | postage | delivery charge | shipping handling | shipping cost | shipping and handling | handling | carriage | versand | versandkosten | frachtkosten | fracht | porto | frais de port | frais de livraison | port | gastos de envio | portes | spese di spedizione | spedizione | trasporto | verzendkosten | koszt wysylki | transport`,
  discount: `discount | less discount | rebate | rabatt | skonto | nachlass | remise | escompte | rabais | descuento | dto | sconto | korting | desconto | rabat | savings | you saved | coupon | promo`,
  tax_rate: `vat rate | tax rate | mwst satz | ust satz | steuersatz | taux tva | taux de tva | tipo iva | aliquota | aliquota iva | btw tarief | taxa iva | stawka vat`,
  lines_total: 'line total amount | lines total | sum of lines | line items total',
  share_capital:
    'share capital | capital social | stammkapital | au capital de | capital | capitale sociale | kapital zakladowy | sa au capital de | sarl au capital de',
  threshold:
    'late fee | penalty | interest | indemnite forfaitaire | indemnite | penalites | mahngebuhr | verzugszinsen | weight | gewicht | poids | peso | km | kwh',
};
