/**
 * `# id | heading | other headings`, then a sentence a line, after `||` in other words. `{name:kind}` is filled in for
 * each document; `{name!kind}` is the same in all but a few.
 */
export const rentalEn = `
# parties | Parties | The Parties | Contracting Parties
This tenancy agreement is made on {signed:date} between {landlord:company}, {landlord_street:street}, {landlord_town:town} (the "Landlord") and {tenant:person}, {tenant_street:street}, {tenant_town:town} (the "Tenant").
# premises | Premises | The Property | Rented Property
The Landlord lets to the Tenant the flat at {flat_street:street} on the {floor!ordinal} floor. || Let to the Tenant by the Landlord is the flat situated at {flat_street:street}, {floor!ordinal} floor.
The flat has a living area of about {area:number} square metres. || About {area:number} square metres is its living area.
A cellar room and one parking space belong to it.
# term | Term | Duration | Duration of the Tenancy
The tenancy begins on {start:date} and runs for {months!months}. || It starts on {start:date} and lasts {months!months}.
It is then extended by one year at a time unless one of the parties gives notice.
# rent | Rent | Monthly Rent | Rent and Payment
The monthly rent is {rent:amount} and is due on the third working day of each month. || Each month the Tenant owes {rent:amount}, due by its third working day.
In addition the Tenant pays an advance of {advance:amount} towards heating and running costs.
Payments go to the account {iban:iban} of the Landlord.
# deposit | Deposit | Security Deposit | Security
Before moving in the Tenant pays a deposit of {deposit:amount}. || A deposit of {deposit:amount} falls due before the Tenant moves in.
The deposit is held in a separate account and bears interest at {interest!percent} a year.
It is returned within {return!days} of the end of the tenancy.
# use | Use of the Premises | Permitted Use | Use
The Tenant may use the flat for living only.
Subletting needs the written consent of the Landlord, which may not be withheld without good reason. || Without consent in writing from the Landlord, who must not refuse it without good reason, the flat may not be sublet.
# repairs | Maintenance and Repairs | Repairs | Upkeep
The Landlord keeps the roof, the walls and all fixed installations in good order.
Small repairs up to {small!amount} each are paid by the Tenant, but no more than {most!amount} in a year.
Damage must be reported without delay.
# pets | Pets | Keeping of Animals | Animals
Small animals may be kept as long as the neighbours are not disturbed.
For a dog or a cat the consent of the Landlord is needed in writing.
# access | Access | Right of Entry | Inspection
The Landlord may inspect the flat after giving notice of {inspection!days}. || After notice of {inspection!days} the flat may be inspected by the Landlord.
In an emergency no notice is needed.
# termination | Termination | Notice | Ending the Tenancy
Either party may end the tenancy by giving {notice!months} notice in writing. || Notice of {notice!months}, given in writing, ends the tenancy.
The right to terminate for good cause remains unaffected.
On moving out the Tenant hands over the flat clean and with all keys.
# insurance | Insurance | Liability Insurance
The Tenant takes out liability insurance with cover of at least {cover!amount}.
Proof of it is to be shown on request.
# law | Governing Law | Applicable Law | Law and Jurisdiction
This agreement is governed by the law of {country!country}.
The courts of {court:town} have jurisdiction.
# final | Final Provisions | General | Miscellaneous
Changes to this agreement must be made in writing.
If one of its provisions is invalid, the others remain in force. || The invalidity of one provision leaves the rest of them in force.
`;

export const servicesEn = `
# parties | Parties | Contracting Parties
This agreement is entered into as of {signed:date} by {client:company}, {client_street:street}, {client_town:town} (the "Client"), and {provider:company}, {provider_street:street}, {provider_town:town} (the "Provider").
It carries the number {number:ref}.
# scope | Scope of Services | Services | Subject Matter
The Provider performs the following work for the Client: {work:work}.
Work that is not listed here is agreed and paid for separately. || Anything beyond that list has to be agreed, and is paid, separately.
# team | Staff | Personnel | Team
The Provider names {manager:person} as project manager.
Staff may be replaced by others of equal skill after {replace!days} written notice.
# fees | Fees | Remuneration | Fees and Expenses
The Client pays a fixed fee of {fee:amount} plus value added tax. || A fixed fee of {fee:amount}, to which value added tax is added, is payable by the Client.
Further hours are charged at {hourly:amount} per hour.
Travel is charged at cost and needs prior approval above {travel!amount}.
# prices | Price List | Rates | Schedule of Rates
Design and planning | per hour | {p_design:amount}
Programming | per hour | {p_code:amount}
Printed manual | per copy | {p_manual:amount}
Weekend surcharge | per day | {p_weekend!amount}
# payment | Payment Terms | Invoicing and Payment | Terms of Payment
Invoices are payable within {due!days} of receipt without deduction. || Within {due!days} of their receipt invoices are to be paid in full.
Late payment bears interest at {late!percent} a year.
The Client may offset only claims that are undisputed.
# term | Term | Duration | Commencement and Term
This agreement starts on {start:date} and ends on {end:date}.
It may be extended in writing by {extension!months}.
# duties | Duties of the Client | Cooperation | Client Obligations
The Client provides access to premises, systems and people as far as the work requires it.
Delays for which the Client is responsible extend the agreed dates accordingly. || Agreed dates move back by any delay that the Client has caused.
# acceptance | Acceptance | Acceptance of Work
Results count as accepted unless defects are reported within {acceptance!days} of delivery.
Minor defects do not prevent acceptance.
# rights | Rights of Use | Intellectual Property | Licence
On full payment the Client receives a simple and permanent right to use all results.
The Provider keeps the right to its tools, methods and earlier work.
# confidentiality | Confidentiality | Secrecy | Non-Disclosure
Both parties keep confidential what they learn about the other in connection with this agreement. || What either party learns of the other because of this agreement is kept confidential by it.
This duty remains for {secrecy!years} after the agreement has ended.
It does not apply to what is publicly known.
# liability | Liability | Limitation of Liability | Limits of Liability
The Provider is liable without limit for intent and gross negligence.
Otherwise liability is limited to {limit!amount} for each case of damage. || In all other cases no more than {limit!amount} is owed for each case of damage.
# data | Data Protection | Personal Data | Privacy
The Provider processes personal data only on the instructions of the Client.
Questions about data protection go to {mail:email}.
# termination | Termination | Notice
Either party may terminate this agreement with {notice!days} notice to the end of a month.
If payment is overdue by more than {overdue!days}, the Provider may stop work at once.
# law | Governing Law | Applicable Law | Law and Venue
The law of {country!country} applies to this agreement, without its rules on conflict of laws.
Venue for all disputes is {court:town}.
`;

export const policyEn = `
# about | About this Policy | Introduction | Purpose
This policy explains how {company:company} handles personal data.
It has been in force since {since:date} and is version {version:ref}.
# controller | Controller | Who We Are | Responsible Body
Responsible for the processing is {company:company}, {street:street}, {town:town}.
Our data protection officer is {officer:person}, who can be reached at {mail:email}. || You can reach {officer:person}, our data protection officer, at {mail:email}.
# collect | Data We Collect | What We Collect | Categories of Data
We collect your name, your contact details and what you tell us when you place an order.
When you visit our website, our servers record the address of your device and the time of the visit. || Address of your device and time of visit are recorded by our servers whenever you open our website.
# purposes | Why We Use Data | Purposes | Purposes of Processing
We use these data to fulfil our contract with you, to answer your questions and to send you invoices.
With your consent we also send you a newsletter, at most {letters!number} times a month.
# sharing | Who Receives Data | Recipients | Sharing of Data
Your data are passed on only to those who need them to fulfil the contract, such as carriers and banks.
We do not sell data to anybody.
# retention | How Long We Keep Data | Retention | Storage Period
We keep data of orders for {keep!years}, as tax law requires.
Records of visits are deleted after {visits!days}. || After {visits!days} we delete what was recorded of visits.
# security | Security | Safety of Your Data
Our systems are protected by encryption and by access rules that are reviewed every {review!months}.
# rights | Your Rights | Rights of Data Subjects
You may ask us at any time which data of yours we hold, and have them corrected or deleted.
We answer within {answer!days}. || An answer from us takes no longer than {answer!days}.
You may also complain to the supervisory authority in {authority:town}.
# cookies | Cookies | Use of Cookies
Our website uses cookies that are needed for the basket and for signing in.
They are kept for {cookie!days}.
# changes | Changes | Changes to this Policy
If we change this policy, we tell you by e-mail at least {ahead!days} before.
`;

export const offerEn = `
# greeting | - 
Dear {contact:person},
# intro | -
Thank you for your enquiry of {asked:date}, in response to which we are pleased to make you the following offer no. {number:ref}.
# object | -
We will deliver and install {goods:work} at your premises in {town:town}. || At your premises in {town:town} we would deliver and install {goods:work}.
# price | -
The total price is {price:amount} including delivery and installation. It contains value added tax of {vat!percent}.
# delivery | -
Delivery takes place within {delivery!days} of your order, at the latest on {latest:date}. || Once you have ordered we deliver within {delivery!days}, and no later than {latest:date}.
# warranty | -
We give a warranty of {warranty!years} on all parts and on our work. Wear parts are excluded from it.
# payment | -
Please pay {share!percent} when you order and the rest within {due!days} of installation. || We ask for {share!percent} with the order; the rest falls due within {due!days} of installation.
# valid | -
This offer is valid until {valid:date}.
# closing | -
If you have any questions, please call {agent:person} or write to {mail:email}.
`;

export const extraEn = `
# force | Force Majeure | Events beyond Control
Neither party is responsible for delays caused by events that it could not foresee or prevent.
# audit | Audit | Right to Audit
Books and records may be inspected once a year by an independent auditor who is bound to secrecy.
# noise | Quiet Hours | House Rules
Between ten at night and six in the morning everybody in the building keeps quiet.
# reference | References | Publicity
The name and the emblem may be shown in a list of customers unless this is objected to.
# mediation | Mediation | Settlement of Disputes
Before going to court the parties try to settle any dispute with the help of a mediator.
# assignment | Assignment | Transfer of Rights
Rights arising from this document may be transferred to third parties only with consent.
`;
