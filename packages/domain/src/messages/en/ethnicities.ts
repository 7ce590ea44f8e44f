/** GB/T 3304 in the order of its codes, 01 to 56, in the standard's romanisation. */
const NAMES =
  'Han Mongol Hui Zang Uygur Miao Yi Zhuang Buyei Chosen Man Dong Yao Bai Tujia Hani Kazak Dai Li Lisu Va She Gaoshan Lahu Sui Dongxiang Naxi Jingpo Kirgiz Tu Daur Mulao Qiang Blang Salar Maonan Gelao Xibe Achang Pumi Tajik Nu Uzbek Russ Ewenki Deang Bonan Yugur Gin Tatar Derung Oroqen Hezhen Monba Lhoba Jino';

export const ethnicities: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NAMES.split(' ').map((name, index) => [String(index + 1).padStart(2, '0'), name])),
  '97': 'Other',
  '98': 'Of foreign origin',
};
