/** Where the middle of a country or province lies, to the degree, by where most of its people live. North and east are positive. */
const WRITTEN = `
AE 25 55, AR -34 -61, AT 48 15, AU -33 146, BE 51 4, BG 43 25, BR -20 -46, CA 45 -76, CH 47 8, CL -33 -71, CN 33 113, CO 5 -75,
CR 10 -84, CY 35 33, CZ 50 15, DE 51 10, DK 56 11, EE 59 25, EG 30 31, ES 40 -3, FI 61 25, FR 47 2, GB 52 -1, GR 38 23, HK 22 114,
HR 45 16, HU 47 19, ID -7 110, IE 53 -7, IL 32 35, IN 22 79, IS 64 -22, IT 43 12, JP 35 138, KR 37 128, KW 29 48, LT 55 24, LU 50 6,
LV 57 24, MA 33 -7, MT 36 14, MX 20 -100, MY 4 102, NG 8 6, NL 52 5, NO 60 10, NZ -39 175, PE -11 -76, PH 13 122, PL 52 19,
PT 40 -8, QA 25 51, RO 45 26, RS 44 21, SA 24 45, SE 59 16, SG 1 104, SI 46 15, SK 49 19, TH 15 101, TR 40 31, TW 24 121, UA 49 31,
US 39 -90, UY -35 -56, VN 16 107, ZA -28 27,
US-AL 33 -87, US-AK 61 -149, US-AZ 33 -112, US-AR 35 -92, US-CA 36 -119, US-CO 39 -105, US-CT 42 -73, US-DC 39 -77, US-DE 39 -76,
US-FL 28 -82, US-GA 33 -84, US-HI 21 -158, US-IA 42 -93, US-ID 44 -115, US-IL 41 -89, US-IN 40 -86, US-KS 38 -97, US-KY 38 -85,
US-LA 31 -91, US-MA 42 -71, US-MD 39 -77, US-ME 44 -70, US-MI 43 -84, US-MN 45 -94, US-MO 38 -92, US-MS 33 -90, US-MT 47 -111,
US-NC 36 -79, US-ND 47 -99, US-NE 41 -97, US-NH 43 -71, US-NJ 40 -74, US-NM 35 -107, US-NV 37 -116, US-NY 42 -75, US-OH 40 -83,
US-OK 36 -97, US-OR 45 -122, US-PA 40 -77, US-PR 18 -66, US-RI 42 -71, US-SC 34 -81, US-SD 44 -98, US-TN 36 -86, US-TX 31 -97,
US-UT 41 -112, US-VA 38 -78, US-VT 44 -73, US-WA 47 -122, US-WI 44 -89, US-WV 39 -81, US-WY 42 -106,
CA-AB 52 -114, CA-BC 49 -122, CA-MB 50 -97, CA-NB 46 -66, CA-NL 48 -54, CA-NS 45 -63, CA-ON 44 -79, CA-PE 46 -63, CA-QC 46 -73,
CA-SK 51 -106, AU-ACT -35 149, AU-NSW -34 151, AU-NT -13 131, AU-QLD -27 152, AU-SA -35 139, AU-TAS -42 147, AU-VIC -38 145,
AU-WA -32 116`;

/** By ISO 3166 code. */
export const MIDDLES: Record<string, readonly [latitude: number, longitude: number]> = Object.fromEntries(
  WRITTEN.split(',').map((entry) => {
    const [code = '', latitude, longitude] = entry.trim().split(' ');
    return [code, [Number(latitude), Number(longitude)] as const];
  }),
);
