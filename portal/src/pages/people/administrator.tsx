// The administrator is appointed.
import { Invite } from './invite';

export default function Administrator() {
  return <Invite appoints="administrator" />;
}
