/** What a home page says of cases and funds: the rest of their words come with their pages. */
export const queue = {
  due: {
    noDeadline: '未计时',
    overdueBy: '逾期 %{smart_count} 个工作日 |||| 逾期 %{smart_count} 个工作日',
    dueToday: '今天到期',
    daysLeft: '还有 %{smart_count} 个工作日 |||| 还有 %{smart_count} 个工作日',
  },
  queue: {
    create: '新建申请',
    mine: '待我办理的案件',
    toSign: '待我签字盖章',
    toSignOff: '待我审签',
    toDecide: '待审核与决定',
    returned: '退回补正的',
    notices: '正在公示的',
    drafts: '我的草稿',
    nothing: '没有等您办理的案件。',
  },
  fundTiles: {
    title: '基金',
    availableOf: '其中可用 %{amount}',
    usedOf: '%{year} 年已支出 %{used}，为预算 %{budget} 的 %{percent}%',
  },
} as const;
