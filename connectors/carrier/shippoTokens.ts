/** What Shippo calls carriers where their parcels are asked after: "DHL Express" and "DHLExpress" are dhl_express. */

/** CarriersEnum of Shippo's API, 2018-02-08. */
const TOKENS = `
  airterra apc_postal apg aramex asendia_us australia_post axlehire better_trucks borderguru boxberry bring
  canada_post cdl chronopost collect_plus correios_br correos_espana colissimo deutsche_post dhl_benelux
  dhl_ecommerce dhl_express dhl_germany_c2c dhl_germany dpd_de dpd_uk estafeta fastway_australia fedex
  globegistics gls_us gophr gso hermes_germany_b2c hermes_uk hongkong_post lasership lso mondial_relay
  new_zealand_post nippon_express ontrac parcelforce passport pcf poste_italiane posti purolator royal_mail
  royal_mail_sf rr_donnelley russian_post skypostal stuart swyft uds ups usps veho
`
  .trim()
  .split(/\s+/);

const letters = (name: string) => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
const squeezed = (name: string) => name.replaceAll(/[^a-z0-9]/g, '');

/** @param provider as a rate names it, or a buyer. One that is newer than the list is spelled like the others. */
export function tokenOf(provider: string): string {
  const name = letters(provider);
  const known = TOKENS.find((token) => squeezed(token) === squeezed(name));
  return known ?? name.replaceAll(/[^a-z0-9]+/g, '_');
}
