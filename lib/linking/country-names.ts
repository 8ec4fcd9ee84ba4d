/**
 * The countries of the world, one a line: the usual name, then what else the same country is commonly
 * called. A short form that many other things are called by ("CAR", "Congo") is not among them.
 */
export const COUNTRIES = `
United States = United States of America, US, USA
United Kingdom = UK, Britain, Great Britain, United Kingdom of Great Britain and Northern Ireland
United Arab Emirates = UAE
Soviet Union = USSR, Union of Soviet Socialist Republics
Russia = Russian Federation
China = PRC, People's Republic of China
Taiwan = Republic of China
North Korea = DPRK, Democratic People's Republic of Korea, N. Korea
South Korea = ROK, Republic of Korea, S. Korea
DR Congo = DRC, Democratic Republic of Congo, Democratic Republic of the Congo
Republic of Congo = Republic of the Congo, Congo-Brazzaville
Germany = FRG
East Germany = GDR, German Democratic Republic
Czech Republic = Czechia
Slovakia = Slovak Republic
Kyrgyzstan = Kyrgyz Republic
Syria = Syrian Arab Republic
Laos = Lao PDR, Lao People's Democratic Republic
Ivory Coast = Côte d'Ivoire, Cote d'Ivoire
Cape Verde = Cabo Verde
East Timor = Timor-Leste
Myanmar = Burma
Eswatini = Swaziland
North Macedonia = Macedonia, FYROM, Former Yugoslav Republic of Macedonia
Turkey = Türkiye
Bosnia and Herzegovina = Bosnia, Bosnia-Herzegovina, Bosnia & Herzegovina, BiH
Saudi Arabia = KSA
New Zealand = NZ
Papua New Guinea = PNG
Brunei = Brunei Darussalam
Micronesia = Federated States of Micronesia
Vatican = Vatican City
South Yemen = People's Democratic Republic of Yemen
Saint Lucia = St. Lucia
Saint Kitts and Nevis = St. Kitts and Nevis
Saint Vincent and the Grenadines = St. Vincent and the Grenadines
Sao Tome and Principe = São Tomé and Príncipe
Trinidad and Tobago = Trinidad & Tobago
Antigua and Barbuda = Antigua & Barbuda
Afghanistan
Albania
Algeria
Andorra
Angola
Argentina
Armenia
Australia
Austria
Azerbaijan
Bahamas
Bahrain
Bangladesh
Barbados
Belarus
Belgium
Belize
Benin
Bhutan
Bolivia
Botswana
Brazil
Bulgaria
Burkina Faso
Burundi
Cambodia
Cameroon
Canada
Central African Republic
Chad
Chile
Colombia
Comoros
Costa Rica
Croatia
Cuba
Cyprus
Denmark
Djibouti
Dominica
Dominican Republic
Ecuador
Egypt
El Salvador
Equatorial Guinea
Eritrea
Estonia
Ethiopia
Fiji
Finland
France
Gabon
Gambia
Georgia
Ghana
Greece
Grenada
Guatemala
Guinea
Guinea-Bissau
Guyana
Haiti
Honduras
Hungary
Iceland
India
Indonesia
Iran
Iraq
Ireland
Israel
Italy
Jamaica
Japan
Jordan
Kazakhstan
Kenya
Kiribati
Kosovo
Kuwait
Latvia
Lebanon
Lesotho
Liberia
Libya
Liechtenstein
Lithuania
Luxembourg
Madagascar
Malawi
Malaysia
Maldives
Mali
Malta
Marshall Islands
Mauritania
Mauritius
Mexico
Moldova
Monaco
Mongolia
Montenegro
Morocco
Mozambique
Namibia
Nauru
Nepal
Netherlands
Nicaragua
Niger
Nigeria
Norway
Oman
Pakistan
Palau
Palestine
Panama
Paraguay
Peru
Philippines
Poland
Portugal
Qatar
Romania
Rwanda
Samoa
San Marino
Senegal
Serbia
Seychelles
Sierra Leone
Singapore
Slovenia
Solomon Islands
Somalia
South Africa
South Sudan
Spain
Sri Lanka
Sudan
Suriname
Sweden
Switzerland
Tajikistan
Tanzania
Thailand
Togo
Tonga
Tunisia
Turkmenistan
Tuvalu
Uganda
Ukraine
Uruguay
Uzbekistan
Vanuatu
Venezuela
Vietnam
Yemen
Yugoslavia
Zambia
Zimbabwe
`;

/** Those of one word, apart by blanks. */
export const ONE_WORD_COUNTRIES = COUNTRIES.split('\n')
  .map((line) => line.replace(/ = .*/, ''))
  .filter((usual) => !usual.includes(' '))
  .join(' ');
