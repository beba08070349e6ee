// Every page that opens without a session: address and name. A page is one line here.
export const PAGES: [address: string, name: string][] = [
  ['/', '网上办事服务大厅'],
  ['/sign-in?way=scan', '单位登录'],
  ['/sign-in?way=password', '单位登录'],
  ['/agreement', '法人用户注册协议'],
  ['/notice', '历史单位用户升级须知'],
  ['/help', '帮助'],
  ['/accessibility', '无障碍声明'],
  ['/privacy', '个人信息保护'],
  ['/ended?from=%2Fcentre', '登录已结束'],
  ['/late', '已超过办理时限'],
  ['/no-such-page', '没有这个页面'],
];
