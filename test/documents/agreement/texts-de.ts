export const rentalDe = `
# parties | Vertragsparteien | Parteien | Mietparteien
Zwischen {landlord:company}, {landlord_street:street}, {landlord_town:town} (nachfolgend „Vermieter“) und {tenant:person}, {tenant_street:street}, {tenant_town:town} (nachfolgend „Mieter“) wird am {signed:date} der folgende Mietvertrag geschlossen.
# premises | Mietgegenstand | Mietsache | Mieträume
Vermietet wird die Wohnung {flat_street:street} im {floor!ordinal} Obergeschoss. || Gegenstand des Vertrages ist die Wohnung in der {flat_street:street}, gelegen im {floor!ordinal} Obergeschoss.
Die Wohnfläche beträgt etwa {area:number} Quadratmeter.
Ein Kellerraum und ein Stellplatz gehören dazu.
# term | Mietzeit | Mietdauer | Beginn und Dauer
Das Mietverhältnis beginnt am {start:date} und wird auf {months!months} geschlossen. || Beginn ist der {start:date}, die Dauer beträgt {months!months}.
Es verlängert sich jeweils um ein Jahr, wenn keine Partei kündigt.
# rent | Miete | Mietzins | Miete und Nebenkosten
Die monatliche Miete beträgt {rent:amount} und ist am dritten Werktag jedes Monats fällig. || Monatlich schuldet der Mieter {rent:amount}, zahlbar bis zum dritten Werktag.
Hinzu kommt eine Vorauszahlung von {advance:amount} für Heizung und Betriebskosten.
Die Zahlungen gehen auf das Konto {iban:iban} des Vermieters.
# deposit | Kaution | Mietsicherheit | Sicherheitsleistung
Vor dem Einzug zahlt der Mieter eine Kaution von {deposit:amount}.
Sie wird getrennt angelegt und mit {interest!percent} im Jahr verzinst. || Ihre Anlage erfolgt getrennt bei einer Verzinsung von {interest!percent} im Jahr.
Sie wird innerhalb von {return!days} nach dem Ende des Mietverhältnisses zurückgezahlt.
# use | Nutzung | Gebrauch der Mietsache | Benutzung der Räume
Der Mieter darf die Räume nur zu Wohnzwecken nutzen.
Eine Untervermietung bedarf der schriftlichen Zustimmung des Vermieters. || Ohne schriftliche Zustimmung des Vermieters darf nicht untervermietet werden.
# repairs | Instandhaltung | Reparaturen | Instandhaltung und Schönheitsreparaturen
Der Vermieter hält Dach, Wände und feste Einrichtungen in gutem Zustand.
Kleine Reparaturen bis {small!amount} je Fall trägt der Mieter, höchstens jedoch {most!amount} im Jahr.
Schäden sind unverzüglich zu melden.
# pets | Tierhaltung | Haustiere
Kleintiere dürfen gehalten werden, solange die Nachbarn nicht gestört werden.
Hunde und Katzen brauchen die Zustimmung des Vermieters.
# access | Betreten der Mietsache | Besichtigung
Der Vermieter darf die Wohnung nach einer Ankündigung von {inspection!days} besichtigen.
Bei Gefahr im Verzug ist keine Ankündigung nötig.
# termination | Kündigung | Beendigung | Ende des Mietverhältnisses
Jede Partei kann mit einer Frist von {notice!months} schriftlich kündigen. || Die Frist für eine schriftliche Kündigung beträgt für beide Seiten {notice!months}.
Das Recht zur fristlosen Kündigung aus wichtigem Grund bleibt unberührt.
# law | Schlussbestimmungen | Sonstiges | Sonstige Vereinbarungen
Änderungen dieses Vertrages bedürfen der Schriftform.
Ist eine Bestimmung unwirksam, so bleiben die übrigen wirksam. || Die Unwirksamkeit einer Klausel lässt die anderen unberührt.
Gerichtsstand ist {court:town}.
`;

export const servicesDe = `
# parties | Vertragsparteien | Parteien
Dieser Vertrag Nr. {number:ref} wird geschlossen zwischen {client:company}, {client_street:street}, {client_town:town} (im Folgenden „Auftraggeber“) und {provider:company}, {provider_street:street}, {provider_town:town} (im Folgenden „Auftragnehmer“).
# scope | Gegenstand | Vertragsgegenstand | Leistungen
Der Auftragnehmer erbringt folgende Leistungen: {work:work}.
Weitere Leistungen werden gesondert vereinbart und vergütet.
# fees | Vergütung | Honorar | Preise
Der Auftraggeber zahlt ein Pauschalhonorar von {fee:amount} zuzüglich Umsatzsteuer. || Geschuldet wird pauschal ein Honorar von {fee:amount}; die Umsatzsteuer kommt hinzu.
Zusätzliche Stunden werden mit {hourly:amount} je Stunde berechnet.
Reisekosten über {travel!amount} bedürfen der vorherigen Freigabe.
# prices | Preisliste | Preisübersicht
Planung | je Stunde | {p_design:amount}
Ausführung | je Stunde | {p_code:amount}
Handbuch | je Stück | {p_manual:amount}
# payment | Zahlungsbedingungen | Zahlung | Rechnung und Zahlung
Rechnungen sind innerhalb von {due!days} nach Zugang ohne Abzug zu zahlen. || Ohne Abzug zahlbar ist jede Rechnung binnen {due!days} ab Zugang.
Bei Verzug werden Zinsen von {late!percent} im Jahr berechnet.
# term | Laufzeit | Vertragsdauer | Beginn und Laufzeit
Der Vertrag beginnt am {start:date} und endet am {end:date}.
Er kann schriftlich um {extension!months} verlängert werden.
# duties | Mitwirkung | Pflichten des Auftraggebers | Mitwirkungspflichten
Der Auftraggeber verschafft Zugang zu Räumen, Systemen und Ansprechpartnern, soweit die Arbeit es erfordert.
Verzögerungen, die der Auftraggeber zu vertreten hat, verschieben die Termine entsprechend.
# acceptance | Abnahme | Abnahme der Leistungen
Die Leistungen gelten als abgenommen, wenn nicht innerhalb von {acceptance!days} nach Übergabe Mängel gemeldet werden.
Unwesentliche Mängel hindern die Abnahme nicht.
# confidentiality | Vertraulichkeit | Geheimhaltung | Verschwiegenheit
Beide Parteien behandeln vertraulich, was sie über die andere erfahren. || Was eine Partei über die andere erfährt, hat sie geheim zu halten.
Diese Pflicht gilt für {secrecy!years} nach dem Ende des Vertrages fort.
# liability | Haftung | Haftungsbeschränkung
Der Auftragnehmer haftet unbeschränkt für Vorsatz und grobe Fahrlässigkeit.
Im Übrigen ist die Haftung auf {limit!amount} je Schadensfall begrenzt.
# data | Datenschutz | Schutz personenbezogener Daten
Personenbezogene Daten werden nur nach Weisung des Auftraggebers verarbeitet.
Anfragen hierzu sind an {mail:email} zu richten.
# termination | Kündigung | Beendigung
Der Vertrag kann mit einer Frist von {notice!days} zum Monatsende gekündigt werden.
# law | Schlussbestimmungen | Recht und Gerichtsstand
Es gilt das Recht von {country!country}.
Gerichtsstand für alle Streitigkeiten ist {court:town}.
`;

export const offerDe = `
# greeting | -
Guten Tag {contact:person},
# intro | -
vielen Dank für Ihre Anfrage vom {asked:date}. Gerne unterbreiten wir Ihnen das folgende Angebot Nr. {number:ref}.
# object | -
Wir liefern und montieren {goods:work} in Ihren Räumen in {town:town}. || In Ihren Räumen in {town:town} werden von uns {goods:work} geliefert und montiert.
# price | -
Der Gesamtpreis beträgt {price:amount} einschließlich Lieferung und Montage. Darin ist die Umsatzsteuer von {vat!percent} enthalten.
# delivery | -
Die Lieferung erfolgt innerhalb von {delivery!days} nach Ihrer Bestellung, spätestens am {latest:date}.
# warranty | -
Auf alle Teile geben wir eine Garantie von {warranty!years}. Verschleißteile sind davon ausgenommen.
# payment | -
Bitte zahlen Sie {share!percent} bei Bestellung und den Rest innerhalb von {due!days} nach der Montage. || Mit der Bestellung werden {share!percent} fällig, der Rest binnen {due!days} nach Montage.
# valid | -
Dieses Angebot gilt bis zum {valid:date}.
# closing | -
Bei Fragen wenden Sie sich bitte an {agent:person} oder schreiben Sie an {mail:email}.
`;

export const extraDe = `
# force | Höhere Gewalt | Unvorhersehbare Ereignisse
Keine Seite haftet für Verzögerungen durch Ereignisse, die sie weder vorhersehen noch verhindern konnte.
# noise | Ruhezeiten | Hausordnung
Zwischen zweiundzwanzig und sechs Uhr ist im ganzen Haus Ruhe zu halten.
# reference | Referenzen | Werbung
Name und Zeichen dürfen in einer Liste von Kunden gezeigt werden, solange dem nicht widersprochen wird.
# mediation | Schlichtung | Mediation
Vor dem Gang zum Gericht wird ein Vermittler eingeschaltet, der von beiden Seiten bestimmt wird.
`;
