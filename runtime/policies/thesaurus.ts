/** Words of trade that speak of one subject, one subject a line: who searches a policy seldom uses its words. For finding only: they are not the same. */
export const SUBJECTS = `
  return returnable send back bring give take takeback
  refund reimburse reimbursement money repay repaid credit credited
  window days deadline period until long
  condition worn unworn wore wear wash unwashed used tag label try open opened seal unopened
  final sale clearance outlet excluded exclude nonreturnable nonrefundable hygiene swimwear underwear bikini intimates lingerie earring earrings
  custom personalized personalised engraved engraving initials monogram bespoke made-to-measure tailored
  exchange swap size color colour bigger smaller larger tight loose fit fits replace
  damaged broken faulty defective cracked shattered pieces break broke smashed defect scratched torn
  wrong incorrect mistake else different instead mixed
  lost missing vanished disappeared arrive arrived never scan scanned tracking moved stolen
  delivered doorstep door porch neighbor neighbour investigation
  delivery ship shipping dispatch deliver send postage courier freight carrier post mail parcel package
  time fast quick today tomorrow overnight express standard next day when long business
  free cost price fee charge postage cheap much expensive rate dollars amount minimum
  country countries abroad international overseas worldwide export foreign
  military apo fpo dpo army forces
  customs duty duties vat import tax tariff
  address street redirect reroute intercept recipient typo zip postcode city moved
  cancel cancellation stop undo mind revoke withdraw
  pay payment card visa mastercard paypal klarna installment installments debit debited charge invoice bitcoin crypto cryptocurrency cash check bank wire
  authorization authorized hold pending
  match cheaper lower less elsewhere competitor sale reduced
  code coupon voucher promo promotion discount rebate student
  warranty guarantee repair stopped malfunction mend fix lifetime
  water waterproof splash rain wet
  gift present wrap wrapping wrapped card message giver recipient
  voucher gift-card balance expire expires expiry lapse
  expire expires expiry lapse run out valid validity
  preorder backorder stock sold restock available availability release estimate
  split separate separately rest later together partial
  points loyalty reward rewards member membership
  privacy data personal gdpr erase delete forget stored
  newsletter unsubscribe marketing email emails e-mail subscription
  age adult old years alcohol wine spirits beer knife knives blade id identification sign signature
  contact hotline telephone phone call chat support reach email hours open help
  school student teacher
  damage damaged transit insured insurance claim
  hazardous battery batteries aerosol perfume lithium airline flammable
  states alaska hawaii contiguous continental
  store pickup collect branch
`;
