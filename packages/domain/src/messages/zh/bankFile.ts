/** The headings of the file that goes to the bank: its form is in Chinese, whoever downloads it. */
export const bankFileHeadings = [
  '序号',
  '支付编号',
  '收款人',
  '开户银行',
  '收款账号',
  '金额',
  '附言',
] as const;

/** The headings by which the bank's answer is read, folded as headings are: half-width, lower case, without white space. */
export const answerHeaders = {
  number: ['支付编号', '付款编号', '业务编号', '明细编号', '企业流水号', '客户流水号', 'paymentnumber'],
  amount: ['金额', '金额(元)', '交易金额', '付款金额', '实付金额', 'amount'],
  account: ['收款账号', '账号', '收款人账号', '账号后四位', '账号末四位', '收款账号后四位', 'account'],
  result: ['结果', '处理结果', '交易结果', '状态', '处理状态', '交易状态', 'result', 'status'],
  reference: ['流水号', '银行流水号', '交易流水号', '回单号', '凭证号', 'reference'],
  paidOn: ['日期', '交易日期', '付款日期', '入账日期', '处理日期', 'date'],
  failure: ['失败原因', '原因', '备注', '说明', '退票原因', '摘要', 'reason'],
} as const satisfies Record<string, readonly string[]>;

/** The words of a result. */
export const answerWords = {
  paid: ['成功', '已付', '已入账', '已支付', 'success', 'paid'],
  failed: [
    '失败',
    '不成功',
    '未成功',
    '退票',
    '退回',
    '拒绝',
    '未付',
    '未入账',
    'fail',
    'reject',
    'return',
    'unpaid',
    'unsuccess',
    'notpaid',
  ],
} as const;
