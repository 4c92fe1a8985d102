/** The carriers that there are keys for. */
import { easypost } from '../connectors/carrier/easypost.ts';
import { carriers } from '../connectors/carrier/index.ts';
import { shippo } from '../connectors/carrier/shippo.ts';
import type { Carrier, CarrierName } from '../connectors/carrier/types.ts';
import type { CARRIER_SETTINGS, Config } from './config.ts';

type CarrierConfig = Pick<Config, (typeof CARRIER_SETTINGS)[number]>;

/** @param around what comes between each of them and who calls it, such as a breaker. */
export function carriersOf(
  config: CarrierConfig,
  around: (name: CarrierName, carrier: Carrier) => Carrier = (_, carrier) => carrier,
): Carrier {
  const { EASYPOST_API_KEY, SHIPPO_API_KEY } = config;
  const known: Partial<Record<CarrierName, Carrier>> = {};
  if (EASYPOST_API_KEY)
    known.easypost = around('easypost', easypost({ baseUrl: config.CARRIER_URL, apiKey: EASYPOST_API_KEY }));
  if (SHIPPO_API_KEY)
    known.shippo = around(
      'shippo',
      shippo({
        baseUrl: config.SHIPPO_URL,
        apiKey: SHIPPO_API_KEY,
        size: config.SHIPPO_PARCEL_CM,
        labelFormat: config.SHIPPO_LABEL_FORMAT,
      }),
    );
  return carriers(config.CARRIER, known);
}
