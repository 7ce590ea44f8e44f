/** Forms that officials print and sign: in Chinese, whatever the screen speaks. */
export const officialForms = {
  homeVisitRoute: {
    title: '残疾人证集中上门办理人员名单及路线单',
    village: '村（社区）',
    date: '上门日期',
    hospital: '评定医院',
    townStaff: '乡镇（街道）人员',
    districtStaff: '区残联人员',
    count: '人数',
    columns: [
      '序号',
      '姓名',
      '性别',
      '年龄',
      '住址',
      '联系电话',
      '监护人',
      '申报类别',
      '评定结果',
      '本人或监护人签字',
    ],
    phoneEnd: '尾号 ',
    line: '：＿＿＿＿＿＿＿＿＿',
    signatures: ['评定医师（一）', '评定医师（二）', '乡镇（街道）经办人', '区残联经办人'],
    note: '说明：电话只印尾号，完整号码请在系统中写明原因后查看。评定结果以医师填写的评定表为准。',
  },
} as const;
