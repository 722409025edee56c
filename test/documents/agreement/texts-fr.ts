export const rentalFr = `
# parties | Parties | Les parties | Désignation des parties
Le présent bail est conclu le {signed:date} entre {landlord:company}, {landlord_street:street}, {landlord_town:town} (ci-après « le Bailleur ») et {tenant:person}, {tenant_street:street}, {tenant_town:town} (ci-après « le Locataire »).
# premises | Logement | Objet du bail | Désignation des locaux
Le Bailleur loue au Locataire le logement situé {flat_street:street}, d'une surface de {area:number} mètres carrés. || Est donné à bail le logement du {flat_street:street}, dont la surface est de {area:number} mètres carrés.
Une cave et une place de stationnement en font partie.
# term | Durée | Durée du bail | Prise d'effet et durée
Le bail prend effet le {start:date} pour une durée de {months!months}. || Pour une durée de {months!months}, le contrat court à compter du {start:date}.
Il est ensuite reconduit d'année en année sauf congé donné par l'une des parties.
# rent | Loyer | Loyer et charges | Conditions financières
Le loyer mensuel est fixé à {rent:amount}, payable d'avance le premier de chaque mois. || Payable d'avance le premier de chaque mois, le loyer s'élève à {rent:amount}.
Une provision pour charges de {advance:amount} s'y ajoute.
Les paiements se font sur le compte {iban:iban}.
# deposit | Dépôt de garantie | Garantie
Avant l'entrée dans les lieux, le Locataire verse un dépôt de garantie de {deposit:amount}.
Il est restitué dans un délai de {return!days} après la remise des clés. || La restitution intervient {return!days} au plus tard après la remise des clés.
# use | Usage des lieux | Destination des locaux
Le logement est loué à usage d'habitation uniquement.
Toute sous-location demande l'accord écrit du Bailleur.
# repairs | Entretien et réparations | Réparations
Le Bailleur entretient le toit, les murs et les installations fixes.
Les petites réparations jusqu'à {small!amount} sont à la charge du Locataire.
# termination | Résiliation | Congé | Fin du bail
Chaque partie peut donner congé par écrit avec un préavis de {notice!months}. || Le préavis, à donner par écrit, est de {notice!months} pour chacune des parties.
# insurance | Assurance | Assurances
Le Locataire s'assure contre les risques locatifs pour au moins {cover!amount}.
# law | Droit applicable | Litiges | Dispositions finales
Le présent contrat est soumis au droit de {country!country}.
Tout litige relève des tribunaux de {court:town}.
`;

export const servicesFr = `
# parties | Parties | Entre les soussignés
Le présent contrat n° {number:ref} est conclu entre {client:company}, {client_street:street}, {client_town:town} (ci-après « le Client ») et {provider:company}, {provider_street:street}, {provider_town:town} (ci-après « le Prestataire »).
# scope | Objet | Objet du contrat | Prestations
Le Prestataire réalise pour le Client les travaux suivants : {work:work}.
Tout travail supplémentaire fait l'objet d'un accord séparé.
# fees | Prix | Rémunération | Honoraires
Le Client verse un prix forfaitaire de {fee:amount} hors taxes. || Un forfait de {fee:amount} hors taxes est dû par le Client.
Les heures supplémentaires sont facturées {hourly:amount} l'heure.
# payment | Paiement | Modalités de paiement | Facturation et paiement
Les factures sont payables sous {due!days} à compter de leur réception. || Chaque facture se règle dans les {due!days} qui suivent sa réception.
Tout retard entraîne des intérêts de {late!percent} par an.
# term | Durée | Durée du contrat | Entrée en vigueur
Le contrat commence le {start:date} et se termine le {end:date}.
# duties | Obligations du Client | Collaboration
Le Client donne accès aux locaux, aux systèmes et aux personnes nécessaires aux travaux.
# confidentiality | Confidentialité | Secret professionnel
Les parties gardent confidentiel tout ce qu'elles apprennent l'une de l'autre.
Cette obligation demeure pendant {secrecy!years} après la fin du contrat. || Elle survit de {secrecy!years} à la fin du contrat.
# liability | Responsabilité | Limitation de responsabilité
La responsabilité du Prestataire est limitée à {limit!amount} par sinistre.
# termination | Résiliation | Fin du contrat
Le contrat peut être résilié avec un préavis de {notice!days} à la fin d'un mois.
# law | Droit applicable | Loi applicable et juridiction
Le contrat est régi par le droit de {country!country}, et les tribunaux de {court:town} sont compétents.
`;

export const extraFr = `
# force | Force majeure | Cas fortuits
Aucune partie ne répond des retards dus à des événements qu'elle ne pouvait ni prévoir ni empêcher.
# reference | Références | Publicité
Le nom et le logo peuvent figurer dans une liste de clients, sauf opposition.
# mediation | Médiation | Règlement amiable
Avant toute action en justice, un médiateur choisi ensemble est consulté.
`;

export const servicesEs = `
# parties | Partes | Las partes
El presente contrato se celebra el {signed:date} entre {client:company}, {client_street:street}, {client_town:town} (en adelante, «el Cliente»), y {provider:company}, {provider_street:street}, {provider_town:town} (en adelante, «el Proveedor»).
# scope | Objeto | Objeto del contrato | Servicios
El Proveedor realiza los trabajos siguientes: {work:work}.
Los trabajos adicionales se acuerdan y se pagan por separado.
# fees | Precio | Honorarios | Remuneración
El Cliente paga un precio fijo de {fee:amount} más impuestos. || Por los servicios se abona un importe fijo de {fee:amount} más impuestos.
Las horas adicionales se facturan a {hourly:amount} por hora.
# payment | Forma de pago | Pago | Facturación y pago
Las facturas se pagan en un plazo de {due!days} desde su recepción.
Los retrasos devengan un interés del {late!percent} anual.
# term | Duración | Vigencia | Plazo
El contrato comienza el {start:date} y termina el {end:date}.
# confidentiality | Confidencialidad | Secreto
Las partes mantienen en secreto todo lo que conozcan la una de la otra.
Esta obligación se mantiene durante {secrecy!years} después del fin del contrato.
# termination | Resolución | Terminación
Cualquiera de las partes puede resolver el contrato con un preaviso de {notice!days}. || Con un preaviso de {notice!days}, el contrato puede ser resuelto por cualquiera de las partes.
# law | Ley aplicable | Jurisdicción
El contrato se rige por la ley de {country!country}, y son competentes los tribunales de {court:town}.
`;
