// An agent is added.
import { Invite } from './invite';

export default function AgentNew() {
  return <Invite appoints="agent" />;
}
